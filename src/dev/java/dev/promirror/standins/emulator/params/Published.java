package dev.promirror.standins.emulator.params;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.net.ApiRequestParams.EnumParam;
import com.stripe.param.common.EmptyParam;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters Stripe's own Java client can send, read off its classes: all that Stripe publishes
 * of a call, whether the emulator acts on it or not. A class is read when it is first needed.
 */
final class Published {
  private static final String FREE = "_stripe_java_extra_param_key";
  private static final ClassValue<Map<String, Shape.Member>> READ =
      new ClassValue<>() {
        @Override
        protected Map<String, Shape.Member> computeValue(Class<?> type) {
          return read(type);
        }
      };

  /** A hash whose members a class of stripe-java declares. */
  record OfClass(Class<?> type) implements Kind {
    @Override
    public JsonNode read(JsonNode raw, String param) {
      return Kind.hash(Shape.of().and(type)).read(raw, param);
    }
  }

  private Published() {}

  /** What a class declares, by the names on the wire; nothing of it is required. */
  static Map<String, Shape.Member> members(Class<?> type) {
    return READ.get(type);
  }

  private static Map<String, Shape.Member> read(Class<?> type) {
    var members = new LinkedHashMap<String, Shape.Member>();
    for (var field : type.getDeclaredFields()) {
      String name = OnTheWire.name(field);
      if (name != null && !name.equals(FREE)) {
        var types = types(type, field);
        var kinds =
            types.stream()
                .filter(one -> one != EmptyParam.class)
                .map(one -> kind(name, one))
                .toList();
        boolean clearable = types.contains(EmptyParam.class);
        members.put(name, new Shape.Member(Kind.anyOf(kinds), false, clearable));
      }
    }
    return members;
  }

  /** A field that takes several types, or can be emptied, is of none; its setters say which. */
  private static List<Type> types(Class<?> owner, Field field) {
    if (field.getType() != Object.class && field.getType() != EnumParam.class) {
      return List.of(field.getGenericType());
    }
    String setter =
        "set" + Character.toUpperCase(field.getName().charAt(0)) + field.getName().substring(1);
    var types = new ArrayList<Type>();
    for (var nested : owner.getDeclaredClasses()) {
      if (nested.getSimpleName().equals("Builder")) {
        Arrays.stream(nested.getDeclaredMethods())
            .filter(method -> method.getName().equals(setter))
            .map(method -> method.getGenericParameterTypes()[0])
            .forEach(types::add);
      }
    }
    if (types.isEmpty()) {
      throw new IllegalStateException("nothing sets " + field);
    }
    return types;
  }

  private static Kind kind(String name, Type type) {
    if (type instanceof ParameterizedType generic) {
      var last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      if (generic.getRawType() == Map.class) {
        return name.equals("metadata") ? Kind.METADATA : Kind.map(kind("", last));
      }
      return Kind.list(kind(name, last));
    }
    var plain = (Class<?>) type;
    if (plain.isEnum()) {
      return Kind.choice(
          Arrays.stream(plain.getEnumConstants())
              .map(word -> ((EnumParam) word).getValue())
              .sorted()
              .toArray(String[]::new));
    }
    return switch (plain.getSimpleName()) {
      case "String" -> name.equals("currency") ? Kind.CURRENCY : Kind.TEXT;
      case "Long" -> Kind.INTEGER;
      case "Boolean" -> Kind.BOOLEAN;
      case "BigDecimal" -> Kind.DECIMAL;
      default -> new OfClass(plain);
    };
  }
}
