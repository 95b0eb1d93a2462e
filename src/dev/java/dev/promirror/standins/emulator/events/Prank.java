package dev.promirror.standins.emulator.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What is to go wrong with the next deliveries that match.
 *
 * @param type an event type, or null for any
 * @param account a connected account, or null for any
 * @param times how many deliveries it may still meet; for {@code reorder} how many change places
 * @param percent how many of a hundred it meets, chosen by {@code seed} and the delivery's id
 * @param seconds how late by the wall clock, how far a stamp is off, or how long {@code reorder}
 *     waits at most, by either clock
 * @param advance how late by the emulator's clock; null for the wall clock's seconds
 */
public record Prank(
    Kind kind,
    @Nullable String type,
    @Nullable String account,
    long times,
    int percent,
    long seed,
    long seconds,
    @Nullable Duration advance) {
  private static final long LONGEST_DAYS = 25;

  /** Kinds of mischief. */
  public enum Kind {
    /** Never sent. */
    DROP,
    /** Sent twice. */
    DOUBLE,
    /** Sent late. */
    DELAY,
    /** Sent late by a random part of the seconds, so that others overtake it. */
    SCATTER,
    /** Held until {@code times} are together or the seconds are over, then sent newest first. */
    REORDER,
    /** One more is sent, once, signed with a secret nobody has. */
    WRONG_SECRET,
    /** One more is sent, once, whose stamp is seconds in the past. */
    STALE,
    /** One more is sent, once, whose stamp is seconds in the future. */
    FUTURE,
    /** One more is sent, once, as another event of live mode. */
    LIVEMODE;

    /** How the control API calls it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind the control API calls by this word. */
    public static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
  }

  /** A prank that makes sense. */
  public Prank {
    if (times < 1 || times > 1_000_000 || percent < 1 || percent > 100) {
      throw new IllegalArgumentException("'times' is 1 to 1000000, 'percent' 1 to 100.");
    }
    if (kind == Kind.REORDER && times > 100) {
      throw new IllegalArgumentException("At most 100 can be reordered.");
    }
    if (seconds < 0 || seconds > 86_400) {
      throw new IllegalArgumentException("'seconds' is 0 to 86400.");
    }
    if (advance != null && (kind != Kind.DELAY || advance.toDays() > LONGEST_DAYS)) {
      throw new IllegalArgumentException("Only 'delay' takes 'advance', of at most 25 days.");
    }
  }

  /** Whether it meets a delivery of an event; the same seed and id give the same answer. */
  boolean meets(ObjectNode event, String scope, String delivery) {
    return (type == null || type.equals(event.path("type").asText()))
        && (account == null || account.equals(scope))
        && (percent == 100 || random(delivery).nextInt(100) < percent);
  }

  /** Chance that depends on nothing but the seed and the delivery. */
  SplittableRandom random(String delivery) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + delivery.hashCode());
  }

  Prank once() {
    return new Prank(kind, type, account, times - 1, percent, seed, seconds, advance);
  }

  /** As the control API shows it, and as it is kept. */
  public ObjectNode json() {
    return Json.object()
        .put("kind", kind.word())
        .put("type", type)
        .put("account", account)
        .put("times", times)
        .put("percent", percent)
        .put("seed", seed)
        .put("seconds", seconds)
        .put("advance", advance == null ? null : advance.toString());
  }

  static Prank of(ObjectNode json) {
    String advance = json.path("advance").textValue();
    return new Prank(
        Kind.of(json.path("kind").asText()).orElseThrow(),
        json.path("type").textValue(),
        json.path("account").textValue(),
        json.path("times").asLong(),
        json.path("percent").asInt(),
        json.path("seed").asLong(),
        json.path("seconds").asLong(),
        advance == null ? null : Duration.parse(advance));
  }
}
