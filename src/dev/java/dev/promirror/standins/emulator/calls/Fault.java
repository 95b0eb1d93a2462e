package dev.promirror.standins.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on purpose, some times.
 *
 * @param method the method it meets, or null for any
 * @param path what the path begins with
 * @param account the account it meets, or null for any
 * @param times how many calls it still meets
 * @param millis how long the slow kinds take
 * @param reason which limiter {@code RATE_LIMITED} is of
 */
public record Fault(
    @Nullable String method,
    String path,
    @Nullable String account,
    int times,
    FaultKind kind,
    int millis,
    String reason) {
  /** Stripe's words for its limiters, as {@code Stripe-Rate-Limited-Reason} says them. */
  public static final Set<String> REASONS =
      Set.of(
          RateLimits.GLOBAL,
          "global-concurrency",
          RateLimits.ENDPOINT,
          "endpoint-concurrency",
          RateLimits.RESOURCE);

  boolean meets(String method, String path, String scope) {
    return (this.method == null || this.method.equalsIgnoreCase(method))
        && path.startsWith(this.path)
        && (account == null || account.equals(scope));
  }

  Fault once() {
    return new Fault(method, path, account, times - 1, kind, millis, reason);
  }

  /** As the control API shows it. */
  public ObjectNode json() {
    var json =
        Json.object()
            .put("method", method)
            .put("path", path)
            .put("account", account)
            .put("times", times)
            .put("kind", kind.word())
            .put("seconds", millis / 1000.0);
    return kind == FaultKind.RATE_LIMITED ? json.put("reason", reason) : json;
  }
}
