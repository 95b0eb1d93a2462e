package dev.promirror.standins.emulator.render;

import com.stripe.model.EventDataClassLookup;
import dev.promirror.standins.emulator.params.OnTheWire;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Stripe can expand, by the types of stripe-java's classes. */
final class Expandables {
  private Expandables() {}

  /** Whether a member of an object is a value or a hash of its own, with nothing to expand. */
  static boolean never(String object, String member) {
    var model = EventDataClassLookup.classLookup.get(object);
    var field = model == null ? null : field(model, member);
    if (field == null) {
      return false;
    }
    var type = field.getType();
    return Map.class.isAssignableFrom(type)
        || (type.getName().startsWith("java.") && !Iterable.class.isAssignableFrom(type))
        || type.isMemberClass();
  }

  /** Refuses what no object of a list could expand, even when the list has none. */
  static void check(String object, @Nullable Expansion elements) {
    var model = EventDataClassLookup.classLookup.get(object);
    if (model == null || elements == null) {
      return;
    }
    for (String name : elements.names()) {
      var below = elements.below(name);
      if (below != null && field(model, name) == null) {
        throw below.refused();
      }
    }
  }

  private static @Nullable Field field(Class<?> model, String member) {
    return Arrays.stream(model.getDeclaredFields())
        .filter(field -> member.equals(OnTheWire.name(field)))
        .findFirst()
        .orElse(null);
  }
}
