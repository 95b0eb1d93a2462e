package dev.promirror.standins.emulator.shape;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.annotations.SerializedName;
import com.stripe.model.ExpandableField;
import com.stripe.model.StripeCollection;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares JSON with stripe-java's classes, member by member, by {@code @SerializedName}. */
final class ModelWalk {
  private final List<String> differences = new ArrayList<>();

  private ModelWalk() {}

  /** What a body has that its model does not know, or knows of another type. */
  static List<String> differences(JsonElement body, Class<?> model) {
    var walk = new ModelWalk();
    walk.object("", body.getAsJsonObject(), model);
    return walk.differences;
  }

  private void object(String path, JsonObject body, Class<?> model) {
    for (var member : body.entrySet()) {
      String at = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
      Type type = type(model, member.getKey());
      if (type == null) {
        differences.add(at + ": unknown to " + model.getSimpleName());
      } else {
        value(at, member.getValue(), type, model);
      }
    }
  }

  private void value(String at, JsonElement value, Type type, Class<?> holder) {
    if (value.isJsonNull() || type == Object.class || type == JsonObject.class) {
      return;
    }
    switch (type) {
      case ParameterizedType generic -> generic(at, value, generic, holder);
      case TypeVariable<?> variable -> value(at, value, element(holder), holder);
      case Class<?> scalar when scalar.getName().startsWith("com.stripe") -> {
        if (value.isJsonObject()) {
          object(at, value.getAsJsonObject(), scalar);
        } else {
          differences.add(at + ": " + value + " is no " + scalar.getSimpleName());
        }
      }
      case Class<?> scalar when !fits(value, scalar) ->
          differences.add(at + ": " + value + " is no " + scalar.getSimpleName());
      default -> {}
    }
  }

  private void generic(String at, JsonElement value, ParameterizedType type, Class<?> holder) {
    Type inner = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
    if (type.getRawType() == List.class && value.isJsonArray()) {
      value.getAsJsonArray().forEach(element -> value(at + "[]", element, inner, holder));
    } else if (type.getRawType() == Map.class && value.isJsonObject()) {
      value
          .getAsJsonObject()
          .entrySet()
          .forEach(entry -> value(at + "." + entry.getKey(), entry.getValue(), inner, holder));
    } else if (type.getRawType() == ExpandableField.class) {
      value(at, value, value.isJsonObject() ? inner : String.class, holder);
    } else {
      differences.add(at + ": " + value + " is no " + type);
    }
  }

  private static boolean fits(JsonElement value, Class<?> scalar) {
    if (!value.isJsonPrimitive()) {
      return false;
    }
    var primitive = value.getAsJsonPrimitive();
    if (scalar == String.class || scalar == Instant.class) {
      return primitive.isString();
    }
    if (scalar == Boolean.class) {
      return primitive.isBoolean();
    }
    if (scalar == Long.class) {
      return primitive.isNumber() && primitive.getAsBigDecimal().scale() <= 0;
    }
    // Stripe writes unit_amount_decimal as text; which are texts, only the npm package says.
    return scalar == BigDecimal.class && (primitive.isNumber() || primitive.isString());
  }

  private static @Nullable Type type(Class<?> model, String name) {
    for (Class<?> c = model; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        var serialized = field.getAnnotation(SerializedName.class);
        if (name.equals(serialized == null ? snake(field.getName()) : serialized.value())) {
          return field.getGenericType();
        }
      }
    }
    return null;
  }

  /** How Gson, as stripe-java sets it up, names a field without an annotation. */
  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static Type element(Class<?> collection) {
    Class<?> c = collection;
    while (c.getSuperclass() != StripeCollection.class) {
      c = c.getSuperclass();
    }
    return ((ParameterizedType) c.getGenericSuperclass()).getActualTypeArguments()[0];
  }
}
