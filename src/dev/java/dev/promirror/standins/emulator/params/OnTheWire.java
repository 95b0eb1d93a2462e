package dev.promirror.standins.emulator.params;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What stripe-java's fields are called in requests and answers. */
public final class OnTheWire {
  private static final Map<Field, Optional<String>> NAMES = new ConcurrentHashMap<>();

  private OnTheWire() {}

  /** A field's name by its annotation of Gson's, which is not there when this is compiled. */
  public static @Nullable String name(Field field) {
    return NAMES.computeIfAbsent(field, OnTheWire::read).orElse(null);
  }

  private static Optional<String> read(Field field) {
    for (var annotation : field.getAnnotations()) {
      if (annotation.annotationType().getSimpleName().equals("SerializedName")) {
        try {
          var value = annotation.annotationType().getMethod("value");
          return Optional.of((String) value.invoke(annotation));
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("no name of " + field, e);
        }
      }
    }
    return Optional.empty();
  }
}
