package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.calls.Fault;
import dev.promirror.standins.emulator.calls.FaultKind;
import dev.promirror.standins.emulator.calls.Faults;
import dev.promirror.standins.emulator.calls.RandomFaults;
import dev.promirror.standins.emulator.calls.RateLimits;
import dev.promirror.standins.emulator.calls.Rates;
import dev.promirror.standins.emulator.relay.Relay;
import dev.promirror.standins.emulator.relay.Trouble;
import dev.promirror.standins.emulator.store.Json;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of the control API that makes calls go wrong: faults, limits, the network. */
public final class Troubles {
  private final Faults faults;
  private final RateLimits limits;
  private final @Nullable Relay relay;

  /** {@code relay} is null when there is none. */
  public Troubles(Faults faults, RateLimits limits, @Nullable Relay relay) {
    this.faults = faults;
    this.limits = limits;
    this.relay = relay;
  }

  /** The answer to a call such as {@code POST faults}; {@code what} is the path's next part. */
  ObjectNode answer(String call, String what, String text) {
    String whole = what.isEmpty() ? call : call + " " + what;
    return switch (whole) {
      case "GET faults" -> listFaults();
      case "POST faults" -> addFault(text);
      case "DELETE faults" -> clearFaults();
      case "GET faults random" -> faults.chance();
      case "POST faults random" -> leaveToChance(text);
      case "DELETE faults random" -> leaveNothingToChance();
      case "GET rate-limits" -> limits.report();
      case "POST rate-limits" -> limit(text);
      case "DELETE rate-limits" -> unlimited();
      case "GET relay" -> relay().report();
      case "POST relay" -> trouble(text);
      case "DELETE relay" -> pass();
      default ->
          throw new ControlRefusal(
              404,
              "There is no control call "
                  + call.replace(" ", " /_control/")
                  + (what.isEmpty() ? "" : "/" + what)
                  + ".");
    };
  }

  /** All is as at the start again. */
  public void forget() {
    faults.clear();
    limits.reset();
    if (relay != null) {
      relay.forget();
    }
  }

  private ObjectNode addFault(String text) {
    var body = Body.of(text, "method", "path", "account", "times", "kind", "seconds", "reason");
    faults.add(fault(body, body.needText("kind"), range(body, "times", 1, 1, 1_000_000)));
    return listFaults();
  }

  private ObjectNode leaveToChance(String text) {
    var body =
        Body.of(text, "seed", "percent", "kinds", "method", "path", "account", "seconds", "reason");
    List<String> kinds = body.texts("kinds");
    if (kinds.isEmpty()) {
      throw ControlRefusal.malformed("'kinds' names at least one kind of fault.");
    }
    faults.add(
        new RandomFaults(
            body.number("seed", 1),
            range(body, "percent", 10, 0, 100),
            kinds.stream().map(kind -> fault(body, kind, 1)).toList()));
    return faults.chance();
  }

  private static Fault fault(Body body, String word, int times) {
    var kind =
        FaultKind.of(word)
            .orElseThrow(() -> ControlRefusal.malformed("There is no such 'kind' of fault."));
    String path = body.text("path");
    String reason = body.text("reason");
    if (reason != null && !Fault.REASONS.contains(reason)) {
      throw ControlRefusal.malformed("'reason' is one of " + Fault.REASONS + ".");
    }
    return new Fault(
        body.text("method"),
        path == null ? "/v1/" : path,
        body.text("account"),
        times,
        kind,
        body.millis("seconds", 1000, 600),
        reason == null ? "global-rate" : reason);
  }

  private ObjectNode clearFaults() {
    faults.clear();
    return listFaults();
  }

  private ObjectNode leaveNothingToChance() {
    faults.clearRandom();
    return faults.chance();
  }

  private ObjectNode listFaults() {
    var report = Json.object();
    var list = report.putArray("faults");
    faults.list().forEach(fault -> list.add(fault.json()));
    return report;
  }

  private ObjectNode limit(String text) {
    var body = Body.of(text, "mode", "global", "endpoint", "account_creation");
    String mode = body.text("mode");
    var usual =
        switch (mode == null ? "sandbox" : mode) {
          case "live" -> Rates.LIVE;
          case "sandbox" -> Rates.SANDBOX;
          default -> throw ControlRefusal.malformed("'mode' is 'live' or 'sandbox'.");
        };
    limits.limit(
        new Rates(
            range(body, "global", usual.global(), 1, 10_000),
            range(body, "endpoint", usual.endpoint(), 1, 10_000),
            range(body, "account_creation", usual.accountCreation(), 1, 10_000)));
    return limits.report();
  }

  private ObjectNode unlimited() {
    limits.limit(null);
    return limits.report();
  }

  private ObjectNode trouble(String text) {
    var body = Body.of(text, "trouble", "times", "seconds");
    var trouble =
        Trouble.of(body.needText("trouble"))
            .orElseThrow(() -> ControlRefusal.malformed("There is no such 'trouble'."));
    if (trouble.keepsOut() && body.has("times")) {
      throw ControlRefusal.malformed(
          "Connections kept out cannot be counted: give 'seconds', or end it.");
    }
    int seconds = range(body, "seconds", 0, 0, 3600);
    relay()
        .make(
            trouble,
            range(body, "times", 1_000_000, 1, 1_000_000),
            seconds == 0 ? null : Duration.ofSeconds(seconds));
    return relay().report();
  }

  private ObjectNode pass() {
    relay().pass();
    return relay().report();
  }

  private Relay relay() {
    if (relay == null) {
      throw new ControlRefusal(404, "There is no relay; start with a port for one.");
    }
    return relay;
  }

  private static int range(Body body, String name, int otherwise, int least, int most) {
    long number = body.number(name, otherwise);
    if (number < least || number > most) {
      throw ControlRefusal.malformed("'%s' is %d to %d.".formatted(name, least, most));
    }
    return (int) number;
  }
}
