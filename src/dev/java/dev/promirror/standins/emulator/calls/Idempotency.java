package dev.promirror.standins.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;

/**
 * Remembers the first answer of each idempotency key of an account, for 24 hours, or 30 days where
 * v2 was asked.
 */
public final class Idempotency {
  /** Where the answers are kept. */
  public static final String TABLE = "idempotency_keys";

  private static final long LIFE_SECONDS = 24 * 3600;
  private static final long LIFE_SECONDS_OF_V2 = 30 * LIFE_SECONDS;

  private Idempotency() {}

  static void check(String key) {
    if (key.length() > 255) {
      throw StripeRefusal.invalid(
          "Idempotency-Key", "Idempotency keys can be at most 255 characters long.");
    }
  }

  /** The first answer once more; refused when that call was another one. */
  static Answer again(ObjectNode kept, String key, String call, ObjectNode form) {
    if (!kept.path("call").asText().equals(call)) {
      throw misused(
          "for the same endpoint they were first used for ('%s' vs '%s')"
              .formatted(path(call), path(kept.path("call").asText())),
          key);
    }
    if (!form.equals(kept.get("form"))) {
      throw misused("with the same parameters they were first used with", key);
    }
    var body = kept.path("body");
    String text = body.isTextual() ? body.asText() : Json.write(body);
    return first(Answer.json(kept.path("status").asInt(), text), kept.path("request").asText())
        .with("Idempotent-Replayed", "true");
  }

  private static StripeRefusal misused(String what, String key) {
    return new StripeRefusal(
        400,
        "idempotency_error",
        null,
        null,
        "Keys for idempotent requests can only be used %s. Try using a key other than '%s' if you meant to execute a different request."
            .formatted(what, key));
  }

  private static String path(String call) {
    return call.substring(call.indexOf(' ') + 1);
  }

  /** Remembers an outcome, and returns it as the first one of its key. */
  static Outcome keep(Work work, String key, String call, ObjectNode form, Outcome outcome) {
    var row = Json.object().put("id", key).put("call", call).put("status", outcome.status());
    row.put("request", work.origin().requestId()).set("body", outcome.body());
    row.set("form", form);
    long life = call.startsWith("POST /v2/") ? LIFE_SECONDS_OF_V2 : LIFE_SECONDS;
    work.put(TABLE, row.put("_due", work.now() + life));
    return outcome.kept();
  }

  /** Trying again would only bring the same answer, as its headers say. */
  static Answer first(Answer answer, String requestId) {
    return answer.with(Map.of("Original-Request", requestId, "Stripe-Should-Retry", "false"));
  }

  /** A key's day is over. */
  public static void prune(Work work, ObjectNode row) {
    work.remove(TABLE, row.path("id").asText());
  }
}
