package dev.promirror.standins.emulator.params;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Shows in an object what a call says of it, where nothing else follows from that. */
public final class Echo {
  private static final Set<String> NEVER = Set.of("metadata", "expand", "object", "id");

  private Echo() {}

  /**
   * Copies the parameters that an object has members for, of the same type; what an object cannot
   * show, and what is named in {@code except}, is left to others.
   */
  public static void into(ObjectNode object, Params params, String... except) {
    var others = Set.of(except);
    params
        .values()
        .forEachEntry(
            (name, value) -> {
              if (object.has(name) && !NEVER.contains(name) && !others.contains(name)) {
                member(object, name, value);
              }
            });
  }

  /** The members of a template that a call would have otherwise, as it would have them. */
  public static ObjectNode changes(ObjectNode template, Params params, String... except) {
    var shown = template.deepCopy();
    into(shown, params, except);
    template.properties().stream()
        .filter(member -> member.getValue().equals(shown.get(member.getKey())))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(shown::remove);
    return shown;
  }

  private static void member(ObjectNode object, String name, JsonNode value) {
    var there = object.path(name);
    switch (value) {
      case ObjectNode hash when there instanceof ObjectNode inner ->
          hash.forEachEntry((key, given) -> put(inner, key, given));
      case ObjectNode hash when there.isNull() ->
          object.set(name, Parts.whole(object.path("object").asText() + "." + name, hash));
      case ArrayNode list when plain(list) && (there.isNull() || there.isArray()) ->
          object.set(name, list);
      case JsonNode cleared when cleared.isNull() && there.isArray() -> object.putArray(name);
      case JsonNode cleared when cleared.isNull() -> object.set(name, cleared);
      case JsonNode scalar when scalar.isValueNode() && there.isValueNode() ->
          object.set(name, scalar);
      default -> {
        // Of another type than what is shown: somebody else's.
      }
    }
  }

  /** Within a hash there is no template to go by. */
  private static void put(ObjectNode hash, String name, JsonNode given) {
    if (hash.get(name) instanceof ObjectNode inner && given instanceof ObjectNode more) {
      more.forEachEntry((key, value) -> put(inner, key, value));
    } else {
      hash.set(name, given);
    }
  }

  private static boolean plain(ArrayNode list) {
    return StreamSupport.stream(list.spliterator(), false).allMatch(JsonNode::isValueNode);
  }
}
