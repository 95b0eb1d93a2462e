package dev.promirror.promotion.wishes;

import dev.promirror.platform.JsonBody;
import dev.promirror.platform.Lengths;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads an owner's own notes for programs, within what Stripe keeps of them. */
final class Metadata {

  /** Stripe keeps 50; three are what objects made here are known by. */
  private static final int MAX_KEYS = 47;

  private static final int MAX_VALUE = 500;

  private static final int MAX_KEY = 40;

  /** Stripe takes no square brackets. */
  private static final Pattern KEY = Pattern.compile("[^\\p{Cntrl}\\p{Cs}\\[\\]]+");

  private static final String OURS = "promirror_";

  private Metadata() {}

  static Map<String, String> read(JsonBody json) {
    JsonBody object = json.object("metadata");
    Map<String, String> metadata = new TreeMap<>();
    if (object == null) {
      return metadata;
    }
    if (object.names().size() > MAX_KEYS) {
      object.faultHere(
          "too-many-keys",
          "There are more than 47 keys: Stripe keeps 50, three of them are Promirror's.",
          "Leave some out.");
    }
    for (String key : object.names()) {
      String value = object.text(key, MAX_VALUE, true);
      if (!KEY.matcher(key).matches() || !Lengths.fits(key, MAX_KEY)) {
        object.faultHere(
            "metadata-key",
            "A key isn't 1 to 40 characters without square brackets.",
            "Shorten it, or leave the brackets out.");
      } else if (key.startsWith(OURS)) {
        object.faultHere(
            "metadata-reserved", "Keys of promirror_ are Promirror's own.", "Name it otherwise.");
      } else if (value != null) {
        metadata.put(key, value);
      }
    }
    return metadata;
  }
}
