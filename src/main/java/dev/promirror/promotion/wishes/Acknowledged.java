package dev.promirror.promotion.wishes;

import dev.promirror.platform.JsonBody;
import dev.promirror.promotion.terms.Enforcement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the names of the rules an owner knows Stripe can't hold. */
final class Acknowledged {

  private static final int MAX_NAME = 40;

  private Acknowledged() {}

  static Set<String> read(JsonBody json) {
    List<String> names = json.texts("acknowledged", Enforcement.TO_ACKNOWLEDGE.size(), MAX_NAME);
    for (int i = 0; i < names.size(); i++) {
      if (!Enforcement.TO_ACKNOWLEDGE.contains(names.get(i))) {
        json.faultAt(
            "acknowledged",
            i,
            "unknown-rule",
            "There is no such rule to acknowledge.",
            "Use "
                + String.join(", ", new TreeSet<>(Enforcement.TO_ACKNOWLEDGE))
                + ", or leave it out.");
      }
    }
    return new TreeSet<>(names);
  }
}
