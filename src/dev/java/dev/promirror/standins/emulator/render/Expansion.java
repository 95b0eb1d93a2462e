package dev.promirror.standins.emulator.render;

import dev.promirror.standins.emulator.params.StripeRefusal;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a call wants expanded, as a tree of member names. */
public final class Expansion {
  private static final int DEEPEST = 4;

  private final String path;
  private final TreeMap<String, Expansion> members = new TreeMap<>();

  private Expansion(String path) {
    this.path = path;
  }

  /** Nothing to expand. */
  public static Expansion none() {
    return new Expansion("");
  }

  /** The tree of {@code expand[]}; at most four levels, a list's {@code data} being one of them. */
  public static Expansion of(List<String> paths) {
    var root = none();
    for (String path : paths) {
      String[] steps = path.split("\\.", -1);
      if (steps.length > DEEPEST) {
        throw StripeRefusal.coded(
            "property_expansion_max_depth",
            "expand",
            "You cannot expand more than 4 levels of a property. Property: " + path);
      }
      var node = root;
      for (String step : steps) {
        String full = node.path.isEmpty() ? step : node.path + "." + step;
        node = node.members.computeIfAbsent(step, any -> new Expansion(full));
      }
    }
    return root;
  }

  /** What to expand below a member; null when the member itself is not to be expanded. */
  @Nullable Expansion below(String member) {
    return members.get(member);
  }

  /** The names at this level. */
  Iterable<String> names() {
    return members.keySet();
  }

  /** Whether a path ends here. */
  boolean ends() {
    return members.isEmpty();
  }

  /** Stripe's refusal of a path that leaves out a list's {@code data}. */
  StripeRefusal refusedInList() {
    return StripeRefusal.invalid(
        "expand",
        "This property cannot be expanded (%s). You may want to try expanding 'data.%s' instead."
            .formatted(path, path));
  }

  /** Stripe's refusal of a path that leads nowhere. */
  StripeRefusal refused() {
    return StripeRefusal.invalid("expand", "This property cannot be expanded (" + path + ").");
  }
}
