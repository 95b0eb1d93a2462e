package dev.promirror.standins.emulator.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;

/**
 * A member that lists other objects, such as a charge's refunds, and exists only when expanded: the
 * row names the table and its index, and the list is filled when it is shown, newest first.
 */
public final class Filled {
  private static final int SHOWN = 10;
  private static final String TABLE = "_table";

  private Filled() {}

  /** What a row keeps of such a member: where the objects are and by which index they are found. */
  public static ObjectNode of(String table, String index, String id, String url) {
    return Json.object().put(TABLE, table).put("_index", index).put("_id", id).put("url", url);
  }

  /** The list, filled; any other member as it stands. */
  static ObjectNode shown(Work work, ObjectNode member) {
    if (!member.has(TABLE)) {
      return member;
    }
    var found =
        work.find(
                member.path(TABLE).asText(),
                member.path("_index").asText(),
                member.path("_id").asText())
            .toList()
            .reversed();
    var list = Json.object().put("object", "list");
    list.putArray("data").addAll(found.subList(0, Math.min(SHOWN, found.size())));
    list.put("has_more", found.size() > SHOWN).set("url", member.get("url"));
    return list;
  }
}
