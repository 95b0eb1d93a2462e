package dev.promirror.standins.emulator.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Work;
import java.util.List;

/**
 * The shapes before 2025-09-30: a promotion code and a discount carried their coupon whole, in
 * {@code coupon}; later {@code promotion.coupon} and {@code source.coupon} name it by id.
 */
public final class OlderShapes {
  private static final String CHANGED = "2025-09-30";

  private OlderShapes() {}

  /** Whether an API version, such as {@code 2025-06-30.basil}, has the old shapes. */
  public static boolean apply(String version) {
    return version.compareTo(CHANGED) < 0;
  }

  /** Turns a rendered object, and all within it, into the old shapes. */
  public static ObjectNode of(Work work, Templates templates, ObjectNode shown) {
    var older = shown.objectNode();
    shown.forEachEntry((name, value) -> older.set(name, older(work, templates, value)));
    return switch (shown.path("object").asText()) {
      case "promotion_code" -> embed(work, templates, older, "promotion");
      case "discount" -> embed(work, templates, older, "source");
      default -> older;
    };
  }

  private static JsonNode older(Work work, Templates templates, JsonNode value) {
    if (value instanceof ObjectNode object) {
      return of(work, templates, object);
    }
    if (value instanceof ArrayNode array) {
      var copy = array.arrayNode();
      value.forEach(element -> copy.add(older(work, templates, element)));
      return copy;
    }
    return value;
  }

  private static ObjectNode embed(Work work, Templates templates, ObjectNode shown, String holder) {
    var shape = templates.of("before-2025-09-30/" + shown.path("object").asText());
    var coupon = shown.path(holder).path("coupon");
    List.copyOf(shape.properties()).forEach(member -> copy(shown, shape, member.getKey()));
    var row = work.get("coupons", coupon.isObject() ? coupon.path("id").asText() : coupon.asText());
    if (row != null) {
      shape.set("coupon", Renderer.render(work, row));
    }
    return shape;
  }

  private static void copy(ObjectNode from, ObjectNode to, String name) {
    if (from.has(name)) {
      to.set(name, from.get(name));
    }
  }
}
