package dev.promirror.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.promotion.terms.CodePattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The form of many codes as the API takes it.
 *
 * @param typed the form
 */
record ManyBody(Typed typed) {

  private static final int STANDARD = 8;
  private static final int EXAMPLES = 3;

  byte[] json() {
    ObjectNode body =
        new CodeBody(typed)
            .json(typed.text("coupon"), "", new TreeSet<>(typed.texts("acknowledged")));
    body.remove("code");
    if (typed.on("count")) {
      body.set("count", TypedValues.whole(typed.text("count")));
    }
    for (String field : List.of("prefix", "pattern")) {
      if (typed.on(field)) {
        body.put(field, typed.text(field));
      }
    }
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What texts would look like; empty if there are none such. */
  String examples() {
    String pattern = typed.on("pattern") ? typed.text("pattern") : "#".repeat(STANDARD);
    try {
      CodePattern whole = new CodePattern(typed.text("prefix") + pattern);
      // The same for the same form, so that they don't dance while somebody types elsewhere.
      Random random = new Random(whole.hashCode());
      return Stream.generate(() -> whole.draw(random::nextInt).text())
          .limit(EXAMPLES)
          .collect(Collectors.joining(", "));
    } catch (IllegalArgumentException none) {
      return "";
    }
  }
}
