package dev.promirror.standins.emulator.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.promirror.standins.emulator.shape.DeclaredType.ListOf;
import dev.promirror.standins.emulator.shape.DeclaredType.Literal;
import dev.promirror.standins.emulator.shape.DeclaredType.Member;
import dev.promirror.standins.emulator.shape.DeclaredType.Members;
import dev.promirror.standins.emulator.shape.DeclaredType.Named;
import dev.promirror.standins.emulator.shape.DeclaredType.Plain;
import dev.promirror.standins.emulator.shape.DeclaredType.Union;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares JSON with declared types: members that are missing or unknown, values of another type,
 * texts that are none of those listed, and null where there is always a value.
 */
final class DeclarationWalk {
  private final Declarations declarations;
  private final boolean nullsForOptional;

  /**
   * In Stripe's API v2 what may be missing is null instead, which its declarations don't say:
   * {@code nullsForOptional}.
   */
  DeclarationWalk(Declarations declarations, boolean nullsForOptional) {
    this.declarations = declarations;
    this.nullsForOptional = nullsForOptional;
  }

  /** What differs from the best fitting of these types. */
  List<String> differences(JsonElement json, List<DeclaredType> types) {
    return value("", json, new Union(types));
  }

  private List<String> value(String at, JsonElement json, DeclaredType type) {
    var options = options(type);
    return switch (json) {
      case JsonNull none -> nothing(at, options);
      case JsonObject object -> object(at, object, options);
      case JsonArray array -> array(at, array, options);
      default -> scalar(at, json.getAsJsonPrimitive(), options);
    };
  }

  /** The types a value may have, names and unions taken apart. */
  private List<DeclaredType> options(DeclaredType type) {
    return switch (type) {
      case Union union -> union.options().stream().flatMap(o -> options(o).stream()).toList();
      case Named named when named.name().equals("Partial") ->
          options(named.arguments().getFirst()).stream().map(o -> partial(named, o)).toList();
      case Named named -> options(declarations.resolve(named));
      default -> List.of(type);
    };
  }

  /**
   * An object of which any part may be there, and of its parts again; lists are whole. What was not
   * there before is null.
   */
  private DeclaredType partial(Named by, DeclaredType whole) {
    if (!(whole instanceof Members members)) {
      return whole;
    }
    Map<String, Member> some = new LinkedHashMap<>();
    all(members)
        .forEach(
            (name, member) -> {
              var part = new Named(by.name(), List.of(member.type()), by.source(), by.within());
              some.put(name, new Member(member.optional() ? orNull(part) : part, true));
            });
    var others = members.others();
    return new Members(List.of(), some, others == null ? null : orNull(others));
  }

  private static DeclaredType orNull(DeclaredType type) {
    return new Union(List.of(type, new Plain("null")));
  }

  private Map<String, Member> all(Members members) {
    Map<String, Member> all = new LinkedHashMap<>();
    for (var base : members.bases()) {
      for (var option : options(base)) {
        if (option instanceof Members inherited) {
          all.putAll(all(inherited));
        }
      }
    }
    all.putAll(members.members());
    return all;
  }

  private static boolean anything(List<DeclaredType> options) {
    return options.contains(new Plain("unknown")) || options.contains(new Plain("any"));
  }

  private static List<String> nothing(String at, List<DeclaredType> options) {
    return anything(options) || options.contains(new Plain("null"))
        ? List.of()
        : List.of(at + ": null, where Stripe always has a value");
  }

  private List<String> object(String at, JsonObject json, List<DeclaredType> options) {
    if (anything(options)) {
      return List.of();
    }
    return options.stream()
        .filter(Members.class::isInstance)
        .map(option -> members(at, json, (Members) option))
        .min(Comparator.comparingInt(List::size))
        .orElseGet(() -> List.of(at + ": an object, not " + said(options)));
  }

  private List<String> members(String at, JsonObject json, Members type) {
    var members = all(type);
    List<String> differences = new ArrayList<>();
    members.forEach(
        (name, member) -> {
          if (!member.optional() && !json.has(name)) {
            differences.add(below(at, name) + ": missing, though Stripe always sends it");
          }
        });
    // One that declares nothing leaves open what it holds.
    boolean open = members.isEmpty() && type.others() == null;
    for (var entry : json.entrySet()) {
      var declared = type(members, type.others(), entry.getKey());
      if (declared != null) {
        var member = members.get(entry.getKey());
        boolean left = nullsForOptional && member != null && member.optional();
        if (!left || !entry.getValue().isJsonNull()) {
          differences.addAll(value(below(at, entry.getKey()), entry.getValue(), declared));
        }
      } else if (!open) {
        differences.add(below(at, entry.getKey()) + ": not declared");
      }
    }
    return differences;
  }

  private static @Nullable DeclaredType type(
      Map<String, Member> members, @Nullable DeclaredType others, String name) {
    var member = members.get(name);
    return member == null ? others : member.type();
  }

  private List<String> array(String at, JsonArray json, List<DeclaredType> options) {
    if (anything(options)) {
      return List.of();
    }
    var elements =
        options.stream()
            .filter(ListOf.class::isInstance)
            .map(option -> ((ListOf) option).element())
            .toList();
    if (elements.isEmpty()) {
      return List.of(at + ": a list, not " + said(options));
    }
    List<String> differences = new ArrayList<>();
    json.forEach(element -> differences.addAll(value(at + "[]", element, new Union(elements))));
    return differences;
  }

  private static List<String> scalar(String at, JsonPrimitive json, List<DeclaredType> options) {
    return anything(options) || options.stream().anyMatch(option -> fits(json, option))
        ? List.of()
        : List.of(at + ": " + json + ", not " + said(options));
  }

  private static boolean fits(JsonPrimitive json, DeclaredType option) {
    return switch (option) {
      case Literal literal ->
          literal.text() == json.isString() && literal.value().equals(json.getAsString());
      case Plain plain ->
          switch (plain.name()) {
            // A whole number of v2 that might not fit a number is a text.
            case "string", "bigint" -> json.isString();
            case "number" -> json.isNumber();
            case "boolean" -> json.isBoolean();
            default -> false;
          };
      default -> false;
    };
  }

  private static String said(List<DeclaredType> options) {
    return options.stream()
        .map(
            option ->
                switch (option) {
                  case Literal literal -> "'" + literal.value() + "'";
                  case Plain plain -> plain.name();
                  case ListOf list -> "a list";
                  default -> "an object";
                })
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  private static String below(String at, String name) {
    return at.isEmpty() ? name : at + "." + name;
  }
}
