package dev.promirror.standins.emulator.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last two hundred tries to deliver. */
final class Recent {
  private static final int REMEMBERED = 200;

  private record Try(Letter letter, int number, String outcome, Instant at) {
    ObjectNode json() {
      return Json.object()
          .put("event", letter.event().path("id").asText())
          .put("type", letter.event().path("type").asText())
          .put("account", letter.delivery().path("scope").asText())
          .put("url", letter.url())
          .put("attempt", number)
          .put("outcome", outcome)
          .put("mischief", letter.delivery().path("mischief").textValue())
          .put("at", at.toString());
    }
  }

  private final Deque<Try> tries = new ArrayDeque<>();

  synchronized void add(Letter letter, int number, String outcome, Instant at) {
    tries.addFirst(new Try(letter, number, outcome, at));
    if (tries.size() > REMEMBERED) {
      tries.removeLast();
    }
  }

  synchronized void clear() {
    tries.clear();
  }

  /** Newest first. */
  synchronized void report(ArrayNode list) {
    tries.forEach(one -> list.add(one.json()));
  }
}
