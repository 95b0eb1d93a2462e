package dev.promirror.standins.emulator.calls;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What goes wrong with a call, and whether its work is done all the same. */
public enum FaultKind {
  /** 500, and nothing was done. */
  ERROR_NOT_EXECUTED("500_not_executed", false),
  /** Done, answered 500, and that answer is kept for the idempotency key. */
  ERROR_STORED("500_stored", true),
  /** Done, but the connection closes without an answer. */
  REPLY_LOST("reply_lost", true),
  /** Done, but the answer's JSON ends half-way. */
  TRUNCATED("truncated", true),
  /** Done, but a proxy answers 502 with a page. */
  PAGE_502("html_502", true),
  /** A proxy answers 503 with a page. */
  PAGE_503("html_503", false),
  /** Somebody else answers, 200 with a page. */
  PAGE_200("html_200", false),
  /** 503. */
  DOWN("down", false),
  /** 429 of a limiter, which says which. */
  RATE_LIMITED("rate_limited", false),
  /** 429 because another call has the object. */
  LOCK_TIMEOUT("lock_timeout", false),
  /** 409: another call with the idempotency key is not done yet. */
  KEY_IN_USE("key_in_use", false),
  /** 401: the key is none of Stripe's. */
  KEY_INVALID("key_invalid", false),
  /** 401: the key has been replaced by another. */
  KEY_EXPIRED("key_expired", false),
  /** 403: the platform no longer reaches the account. */
  ACCESS_LOST("access_lost", false),
  /** 403: the key lacks the permission for such calls. */
  FORBIDDEN("forbidden", false),
  /** Done at once, answered late. */
  SLOW("slow", true),
  /** Done late; the idempotency key is in use meanwhile. */
  SLOW_WORK("slow_work", true),
  /** Done at once, answered byte by byte. */
  DRIP("drip", true);

  private final String word;
  private final boolean done;

  FaultKind(String word, boolean done) {
    this.word = word;
    this.done = done;
  }

  /** How the control API calls it. */
  public String word() {
    return word;
  }

  /** Whether the call's work is done all the same. */
  boolean done() {
    return done;
  }

  /** The kind the control API calls by this word. */
  public static Optional<FaultKind> of(String word) {
    return Arrays.stream(values())
        .filter(k -> k.word.equals(word.toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
