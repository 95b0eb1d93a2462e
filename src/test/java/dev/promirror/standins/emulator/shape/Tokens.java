package dev.promirror.standins.emulator.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The words and signs of a file of declarations, without its comments. */
final class Tokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)/\\*.*?\\*/|//[^\\n]*|\\s+|(?<token>'(?:[^'\\\\]|\\\\.)*'|\"[^\"]*\"|=>|\\.\\.\\.|[\\w$]+|.)");

  private final String file;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  Tokens(String file, String text) {
    this.file = file;
    var matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      String token = matcher.group("token");
      if (token != null) {
        tokens.add(token);
      }
    }
  }

  boolean atEnd() {
    return next == tokens.size();
  }

  /** The token this many after the next; empty behind the end. */
  String peek(int ahead) {
    return next + ahead < tokens.size() ? tokens.get(next + ahead) : "";
  }

  boolean sees(String token) {
    return peek(0).equals(token);
  }

  String take() {
    if (atEnd()) {
      throw unexpected();
    }
    return tokens.get(next++);
  }

  boolean takes(String token) {
    boolean seen = sees(token);
    if (seen) {
      next++;
    }
    return seen;
  }

  void expect(String token) {
    if (!takes(token)) {
      throw unexpected();
    }
  }

  /** The text between quotes. */
  String text() {
    String token = take();
    if (!token.startsWith("'") && !token.startsWith("\"")) {
      next--;
      throw unexpected();
    }
    return token.substring(1, token.length() - 1);
  }

  /**
   * Passes over the rest of a statement: to its semicolon, or to the brace that closes its body.
   */
  void skipStatement() {
    int depth = 0;
    while (!atEnd()) {
      String token = take();
      switch (token) {
        case "{", "(", "[" -> depth++;
        case ")", "]" -> depth--;
        case "}" -> {
          depth--;
          if (depth == 0 && !sees(";") && !sees("[") && !sees("|") && !sees(">")) {
            return;
          }
        }
        case ";" -> {
          if (depth == 0) {
            return;
          }
        }
        default -> {}
      }
    }
  }

  IllegalStateException unexpected() {
    int from = Math.max(0, next - 8);
    int to = Math.min(tokens.size(), next + 4);
    return new IllegalStateException(
        "%s: not understood at '%s' in: %s"
            .formatted(file, peek(0), String.join(" ", tokens.subList(from, to))));
  }
}
