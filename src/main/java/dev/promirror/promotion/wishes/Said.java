package dev.promirror.promotion.wishes;

import dev.promirror.platform.JsonBody;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A date as people say it, read out of a body.
 *
 * @param time null if none was said
 * @param zone the community's unless another was named
 */
record Said(LocalDate date, @Nullable LocalTime time, ZoneId zone) {

  /** Stripe takes nothing later (docs.stripe.com/api/coupons: redeem_by). */
  private static final int YEARS_AHEAD = 5;

  private static final int MAX_YEAR = 9999;

  /** What was said in a field; null if nothing, or nothing that can be understood. */
  static @Nullable Said read(JsonBody body, String field, ZoneId home, boolean withTime) {
    JsonBody object = body.object(field);
    if (object == null) {
      return null;
    }
    object.readOnly("instant");
    LocalDate date =
        object.parsed(
            "date",
            true,
            LocalDate::parse,
            object.error("date", "not-a-date", "It isn't a date.", "Write 2026-12-31."));
    LocalTime time = withTime ? time(object) : null;
    ZoneId zone =
        object.parsed(
            "zone",
            false,
            ZoneId::of,
            object.error("zone", "unknown-zone", "It isn't a time zone.", "Write Europe/Lisbon."));
    if (date == null
        || (zone == null && object.has("zone"))
        || (withTime && time == null && object.has("time"))) {
      return null;
    }
    return new Said(date, time, zone == null ? home : zone);
  }

  private static @Nullable LocalTime time(JsonBody object) {
    return object.parsed(
        "time",
        false,
        Said::wholeMinutes,
        object.error("time", "not-a-time", "It isn't a time.", "Write 18:00."));
  }

  private static LocalTime wholeMinutes(String text) {
    LocalTime time = LocalTime.parse(text);
    if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
      throw new DateTimeException("whole minutes");
    }
    return time;
  }

  /** Whether the year is so far that no calendar rule holds for it. */
  boolean isBeyondCalendars() {
    return date.getYear() > MAX_YEAR;
  }

  static boolean isTooFar(Instant at, Instant now) {
    return at.isAfter(now.atZone(ZoneOffset.UTC).plusYears(YEARS_AHEAD).toInstant());
  }

  static void tooFar(JsonBody body, String field) {
    body.fault(field, "too-far", "It is more than 5 years ahead.", "Choose an earlier date.");
  }

  /** What is made of it; null and a fault if clocks skip that time. */
  static <T> @Nullable T existing(JsonBody body, String field, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      body.fault(
          field,
          "no-such-time",
          "Clocks in that zone skip this time on that day.",
          "Choose another time.");
      return null;
    }
  }
}
