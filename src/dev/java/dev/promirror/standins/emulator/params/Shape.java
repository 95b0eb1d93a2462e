package dev.promirror.standins.emulator.params;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parameters a call takes. Immutable; {@code must}, {@code may} and {@code clearable} add one.
 */
public final class Shape {
  record Member(Kind kind, boolean required, boolean clearable) {
    /** This member, with what stripe-java declares beyond it. */
    Member and(Member published) {
      return new Member(kind.and(published.kind()), required, clearable || published.clearable());
    }
  }

  private final Map<String, Member> own;
  private final @Nullable Class<?> published;
  private volatile @Nullable Map<String, Member> whole;

  private Shape(Map<String, Member> own, @Nullable Class<?> published) {
    this.own = own;
    this.published = published;
  }

  /** No parameters yet. */
  public static Shape of() {
    return new Shape(Map.of(), null);
  }

  /** A call that answers one object: it can be told what to expand. */
  public static Shape call() {
    return of().may("expand", Kind.list(Kind.TEXT));
  }

  /** A call that answers a page of a list. */
  public static Shape list() {
    return page().may("created", Kind.TIME_RANGE);
  }

  /** A call that answers a page of a list within an object. */
  public static Shape page() {
    return call()
        .may("limit", Kind.INTEGER)
        .may("starting_after", Kind.TEXT)
        .may("ending_before", Kind.TEXT);
  }

  /** With one more parameter, required. */
  public Shape must(String name, Kind kind) {
    return with(name, new Member(kind, true, false));
  }

  /** With one more parameter, optional. */
  public Shape may(String name, Kind kind) {
    return with(name, new Member(kind, false, false));
  }

  /** With one more parameter, optional, and null when given empty. */
  public Shape clearable(String name, Kind kind) {
    return with(name, new Member(kind, false, true));
  }

  private Shape with(String name, Member member) {
    var more = new LinkedHashMap<>(own);
    more.put(name, member);
    return new Shape(more, published);
  }

  /**
   * With all that a class of stripe-java declares for the call, within hashes and lists too; what
   * is said here of a parameter goes first.
   */
  public Shape and(Class<?> params) {
    return new Shape(own, params);
  }

  private Map<String, Member> members() {
    var known = whole;
    if (known == null) {
      known = published == null ? own : merged(published);
      whole = known;
    }
    return known;
  }

  private Map<String, Member> merged(Class<?> type) {
    var all = new LinkedHashMap<>(own);
    Published.members(type).forEach((name, member) -> all.merge(name, member, Member::and));
    return all;
  }

  /** The typed parameters of a call. */
  public ObjectNode read(ObjectNode raw) {
    return read(raw, "");
  }

  ObjectNode read(ObjectNode raw, String prefix) {
    var members = members();
    var unknown =
        raw.propertyStream()
            .map(Map.Entry::getKey)
            .filter(name -> !members.containsKey(name))
            .map(name -> full(prefix, name))
            .toList();
    if (!unknown.isEmpty()) {
      throw StripeRefusal.unknown(unknown);
    }
    var typed = JsonNodeFactory.instance.objectNode();
    raw.forEachEntry((name, value) -> typed.set(name, member(name, value, prefix)));
    members.forEach(
        (name, member) -> {
          if (member.required() && !typed.has(name)) {
            throw StripeRefusal.absent(full(prefix, name));
          }
        });
    return typed;
  }

  private JsonNode member(String name, JsonNode value, String prefix) {
    String full = full(prefix, name);
    var member = Objects.requireNonNull(members().get(name), name);
    if (value.isTextual() && value.textValue().isEmpty()) {
      if (member.clearable()) {
        return JsonNodeFactory.instance.nullNode();
      }
      throw StripeRefusal.coded(
          "parameter_invalid_empty",
          full,
          ("You passed an empty string for '%s'. We assume empty values are an attempt to unset a"
                  + " parameter; however '%s' cannot be unset. You should remove '%s' from your"
                  + " request or supply a non-empty value.")
              .formatted(full, full, full));
    }
    return member.kind().read(value, full);
  }

  private static String full(String prefix, String name) {
    return prefix.isEmpty() ? name : prefix + "[" + name + "]";
  }
}
