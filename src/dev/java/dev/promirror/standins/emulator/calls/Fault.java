package dev.promirror.standins.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on purpose, some times.
 *
 * @param method the method it meets, or null for any
 * @param path what the path begins with
 * @param account the account it meets, or null for any
 * @param times how many calls it still meets
 * @param seconds how long {@code SLOW} takes
 */
public record Fault(
    @Nullable String method,
    String path,
    @Nullable String account,
    int times,
    Kind kind,
    int seconds) {

  /** What goes wrong. */
  public enum Kind {
    /** 500, and nothing was done. */
    ERROR_NOT_EXECUTED("500_not_executed"),
    /** Done, answered 500, and that answer is kept for the idempotency key. */
    ERROR_STORED("500_stored"),
    /** Done, but the connection closes without an answer. */
    REPLY_LOST("reply_lost"),
    /** 429 of the rate limiter. */
    RATE_LIMITED("rate_limited"),
    /** 429 because another call has the object. */
    LOCK_TIMEOUT("lock_timeout"),
    /** 403: the platform no longer reaches the account. */
    ACCESS_LOST("access_lost"),
    /** 503. */
    DOWN("down"),
    /** Done, answered late. */
    SLOW("slow");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The kind the control API calls by this word. */
    public static Optional<Kind> of(String word) {
      return Arrays.stream(values())
          .filter(k -> k.word.equals(word.toLowerCase(Locale.ROOT)))
          .findFirst();
    }
  }

  boolean meets(String method, String path, String scope) {
    return (this.method == null || this.method.equalsIgnoreCase(method))
        && path.startsWith(this.path)
        && (account == null || account.equals(scope));
  }

  Fault once() {
    return new Fault(method, path, account, times - 1, kind, seconds);
  }

  /** As the control API shows it. */
  public ObjectNode json() {
    return Json.object()
        .put("method", method)
        .put("path", path)
        .put("account", account)
        .put("times", times)
        .put("kind", kind.word)
        .put("seconds", seconds);
  }
}
