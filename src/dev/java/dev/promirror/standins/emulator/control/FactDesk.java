package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.standins.emulator.store.Facts;
import dev.promirror.standins.emulator.store.Json;
import java.util.Arrays;
import java.util.Locale;

/** Shows and switches what nobody could verify about Stripe. */
record FactDesk(Facts facts) {
  ObjectNode take(String text) {
    var body = Body.of(text, "fact", "holds");
    String word = body.needText("fact");
    var fact =
        Arrays.stream(Fact.values())
            .filter(f -> word(f).equals(word))
            .findFirst()
            .orElseThrow(
                () -> ControlRefusal.malformed("There is no such 'fact'; GET lists them."));
    facts.take(fact, body.flag("holds", true));
    return list();
  }

  ObjectNode list() {
    var report = Json.object();
    Arrays.stream(Fact.values()).forEach(fact -> report.put(word(fact), facts.hold(fact)));
    return report;
  }

  private static String word(Fact fact) {
    return fact.name().toLowerCase(Locale.ROOT);
  }
}
