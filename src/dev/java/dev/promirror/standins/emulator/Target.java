package dev.promirror.standins.emulator;

import com.github.tomakehurst.wiremock.extension.Parameters;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * What a mapping says a request is.
 *
 * @param operation the call
 * @param segment where the path names an object, counted from 0; -1 for nowhere
 * @param second where it names another within that; -1 for nowhere
 */
record Target(String operation, int segment, int second) {
  static Target of(Parameters parameters) {
    return new Target(
        parameters.getString("operation", ""),
        parameters.getInt("segment", -1),
        parameters.getInt("second", -1));
  }

  /** The object a path names; with its holder's id and a slash before it when it names both. */
  String ids(String path) {
    String first = id(path, segment);
    return second < 0 ? first : first + "/" + id(path, second);
  }

  private static String id(String path, int segment) {
    if (segment < 0) {
      return "";
    }
    String[] segments = path.substring(1).split("/", -1);
    return segment >= segments.length
        ? ""
        : URLDecoder.decode(segments[segment].replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
