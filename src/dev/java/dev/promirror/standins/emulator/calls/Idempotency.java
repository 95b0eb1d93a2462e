package dev.promirror.standins.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.Optional;

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

  /** The first answer; refused when that call was another one. */
  static Optional<Answer> first(Work work, String key, String call, ObjectNode form) {
    var kept = work.get(TABLE, key);
    if (kept == null) {
      return Optional.empty();
    }
    if (!kept.path("call").asText().equals(call)) {
      throw misused(
          "for the same endpoint they were first used for ('%s' vs '%s')"
              .formatted(path(call), path(kept.path("call").asText())),
          key);
    }
    if (!form.equals(kept.get("form"))) {
      throw misused("with the same parameters they were first used with", key);
    }
    return Optional.of(answer(kept).with("Idempotent-Replayed", "true"));
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

  /** Remembers an answer, and returns it as the first one of its key. */
  static Answer keep(Work work, String key, String call, ObjectNode form, Answer answer) {
    var row = Json.object().put("id", key).put("call", call).put("status", answer.status());
    row.put("body", answer.body()).put("request", work.origin().requestId());
    row.set("form", form);
    long life = call.startsWith("POST /v2/") ? LIFE_SECONDS_OF_V2 : LIFE_SECONDS;
    work.put(TABLE, row.put("_due", work.now() + life));
    return answer(row);
  }

  /** Trying again would only bring the same answer, as its headers say. */
  private static Answer answer(ObjectNode kept) {
    return Answer.json(kept.path("status").asInt(), kept.path("body").asText())
        .with("Original-Request", kept.path("request").asText())
        .with("Stripe-Should-Retry", "false");
  }

  /** A key's day is over. */
  public static void prune(Work work, ObjectNode row) {
    work.remove(TABLE, row.path("id").asText());
  }
}
