package dev.promirror.promotion.wishes;

import dev.promirror.platform.JsonBody;
import dev.promirror.promotion.terms.BatchTerms;
import dev.promirror.promotion.terms.CodePattern;
import dev.promirror.promotion.terms.CodeText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many texts an owner wants, and what they look like, read out of a body.
 *
 * @param count 1 to {@link BatchTerms#MOST}
 */
record Patterns(int count, CodePattern pattern) {

  /** Enough for any number of codes that can be made at once. */
  private static final int STANDARD = 8;

  private static final int MAX = 64;
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9-]*");

  /** Null, with a fault noted, if that can't be had. */
  static @Nullable Patterns read(JsonBody json) {
    Long count = json.whole("count", 1, BatchTerms.MOST);
    if (!json.has("count")) {
      json.fault("count", "missing", "It is required.", "Say how many codes to make.");
    }
    String prefix = json.text("prefix", MAX, false);
    String said = json.text("pattern", MAX, false);
    Long length = json.whole("length", 1, MAX);
    if (said != null && length != null) {
      json.fault("length", "with-pattern", "The pattern says it already.", "Send one of them.");
    }
    if (prefix != null && !PREFIX.matcher(prefix).matches()) {
      json.fault(
          "prefix",
          "code-form",
          "Codes have letters (a to z), digits and dashes.",
          "Leave spaces and other characters out.");
      return null;
    }
    String free = "#".repeat(length == null ? STANDARD : length.intValue());
    String whole = (prefix == null ? "" : prefix) + (said == null ? free : said);
    CodePattern pattern = pattern(json, whole, said == null ? "length" : "pattern");
    if (pattern == null || count == null) {
      return null;
    }
    if (!pattern.suffices(count)) {
      json.fault(
          said == null ? "length" : "pattern",
          "too-few-texts",
          "There are too few such texts for " + count + " codes that nobody guesses.",
          said == null
              ? "Use a length of at least " + CodePattern.leastFree(count) + "."
              : "Use at least " + CodePattern.leastFree(count) + " times #.");
    }
    return new Patterns(count.intValue(), pattern);
  }

  private static @Nullable CodePattern pattern(JsonBody json, String whole, String field) {
    try {
      return new CodePattern(whole);
    } catch (IllegalArgumentException e) {
      json.fault(
          field,
          "pattern-form",
          "A code has 3 to 64 letters (a to z), digits and dashes, here with # for each that is"
              + " drawn.",
          "Use a pattern such as SUMMER-########.");
      return null;
    }
  }

  /** What one of the texts could be. */
  CodeText example() {
    return pattern.draw(below -> 0);
  }
}
