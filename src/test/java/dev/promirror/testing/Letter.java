package dev.promirror.testing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event's body, written by a test.
 *
 * @param account null for the platform's own
 * @param object JSON
 */
public record Letter(
    String id,
    String type,
    @Nullable String account,
    String apiVersion,
    Instant created,
    boolean livemode,
    String object) {

  /** An event that happens now, in today's version. */
  public static Letter of(String type, @Nullable String account, String object) {
    String id = "evt_" + UUID.randomUUID().toString().replace("-", "");
    return new Letter(id, type, account, "2026-07-29.dahlia", Instant.now(), false, object);
  }

  /** The same in another API version. */
  public Letter in(String version) {
    return new Letter(id, type, account, version, created, livemode, object);
  }

  /** The same, but made at another time. */
  public Letter at(Instant time) {
    return new Letter(id, type, account, apiVersion, time, livemode, object);
  }

  /** The same from live mode. */
  public Letter live() {
    return new Letter(id, type, account, apiVersion, created, true, object);
  }

  /** As it is sent. */
  public String body() {
    return """
        {"id": "%s", "object": "event", "api_version": "%s", "created": %d, "livemode": %s,
         "type": "%s", %s"pending_webhooks": 1, "data": {"object": %s},
         "request": {"id": null, "idempotency_key": null}}"""
        .formatted(
            id,
            apiVersion,
            created.getEpochSecond(),
            livemode,
            type,
            account == null ? "" : "\"account\": \"" + account + "\", ",
            object);
  }
}
