package dev.promirror.standins.emulator.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;

/** A list within an object: the object shows its first ten, a call of its own pages through all. */
public final class Embedded {
  private static final int SHOWN = 10;

  /** Which member holds such a list, by the type of its holder. */
  private static final Map<String, String> LISTS =
      Map.of("checkout.session", "line_items", "invoice", "lines");

  private Embedded() {}

  /** What a holder shows of a member: the beginning of such a list, anything else whole. */
  static ObjectNode shown(ObjectNode holder, String name, ObjectNode member) {
    boolean list = name.equals(LISTS.get(holder.path("object").asText()));
    return list && member.path("data").size() > SHOWN ? slice(member, 0, SHOWN, true) : member;
  }

  /** A page of the whole list, first to last. */
  public static ObjectNode page(Work work, Params params, ObjectNode list) {
    int limit = Pages.limit(params);
    int size = list.path("data").size();
    boolean backwards = params.has("ending_before");
    int from;
    int to;
    if (backwards) {
      to = index(list, params, "ending_before");
      from = Math.max(0, to - limit);
    } else {
      from = params.has("starting_after") ? index(list, params, "starting_after") + 1 : 0;
      to = Math.min(size, from + limit);
    }
    var page = slice(list, from, to, backwards ? from > 0 : to < size);
    return Renderer.render(work, page, Expansion.of(params.texts("expand")));
  }

  private static int index(ObjectNode list, Params params, String param) {
    String id = params.text(param, "");
    int index = 0;
    for (JsonNode element : list.path("data")) {
      if (element.path("id").asText().equals(id)) {
        return index;
      }
      index++;
    }
    throw StripeRefusal.noSuch("line_item", id, param);
  }

  private static ObjectNode slice(ObjectNode list, int from, int to, boolean more) {
    var slice = list.objectNode().put("object", "list");
    var data = slice.putArray("data");
    for (int i = from; i < to; i++) {
      data.add(list.path("data").get(i));
    }
    slice.put("has_more", more).set("url", list.get("url"));
    return slice;
  }
}
