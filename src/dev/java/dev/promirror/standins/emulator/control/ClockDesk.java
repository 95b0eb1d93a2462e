package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.clock.Engine;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Moves the emulator's clock. */
record ClockDesk(Engine engine) {
  ObjectNode move(String text) {
    var body = Body.of(text, "now", "advance", "follow", "back");
    try {
      if (body.has("now")) {
        engine.moveTo(Instant.parse(body.needText("now")));
      } else if (body.has("advance")) {
        engine.moveTo(engine.now().plus(Duration.parse(body.needText("advance"))));
      } else if (body.has("back")) {
        engine.turnBackTo(Instant.parse(body.needText("back")));
      } else if (body.flag("follow", false)) {
        engine.follow();
      } else {
        throw ControlRefusal.malformed("Give 'now', 'advance', 'back' or 'follow': true.");
      }
    } catch (DateTimeException e) {
      throw ControlRefusal.malformed("Not a time: " + e.getMessage());
    }
    return engine.time();
  }
}
