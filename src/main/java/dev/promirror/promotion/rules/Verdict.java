package dev.promirror.promotion.rules;

import java.util.Map;
import java.util.TreeMap;

/** What a rule says to a question. */
public sealed interface Verdict {

  /** It holds. */
  record Passed() implements Verdict {}

  /** It can't be said without knowing who asks; whoever does, has to be asked again with them. */
  record Unchecked() implements Verdict {}

  /**
   * It doesn't hold.
   *
   * @param values what made it so: numbers, instants and amounts, by names
   */
  record Refused(Reason reason, Map<String, Object> values) implements Verdict {

    public Refused {
      values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    }
  }

  /** Holds, or is refused for a reason without values. */
  static Verdict unless(boolean broken, Reason reason) {
    return unless(broken, reason, Map.of());
  }

  /** Holds, or is refused for a reason. */
  static Verdict unless(boolean broken, Reason reason, Map<String, Object> values) {
    return broken ? new Refused(reason, values) : new Passed();
  }
}
