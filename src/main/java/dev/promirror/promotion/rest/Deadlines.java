package dev.promirror.promotion.rest;

import dev.promirror.platform.JsonBody;
import dev.promirror.promotion.terms.Deadline;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads people's dates out of bodies. */
final class Deadlines {

  /** Stripe takes nothing later (docs.stripe.com/api/coupons: redeem_by). */
  private static final int YEARS_AHEAD = 5;

  private static final int MAX_YEAR = 9999;

  private Deadlines() {}

  /** The deadline in a field, in the community's zone unless it names another. */
  static @Nullable Deadline read(JsonBody body, String field, ZoneId home, Clock clock) {
    JsonBody object = body.object(field);
    if (object == null) {
      return null;
    }
    LocalDate date =
        object.parsed(
            "date",
            true,
            LocalDate::parse,
            object.error("date", "not-a-date", "It isn't a date.", "Write 2026-12-31."));
    LocalTime time =
        object.parsed(
            "time",
            false,
            Deadlines::time,
            object.error("time", "not-a-time", "It isn't a time.", "Write 18:00."));
    ZoneId zone =
        object.parsed(
            "zone",
            false,
            ZoneId::of,
            object.error("zone", "unknown-zone", "It isn't a time zone.", "Write Europe/Lisbon."));
    if (date == null || (zone == null && object.has("zone"))) {
      return null;
    }
    return checked(body, field, date, time, zone == null ? home : zone, clock.instant());
  }

  private static LocalTime time(String text) {
    LocalTime time = LocalTime.parse(text);
    if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
      throw new DateTimeException("whole minutes");
    }
    return time;
  }

  private static @Nullable Deadline checked(
      JsonBody body,
      String field,
      LocalDate date,
      @Nullable LocalTime time,
      ZoneId zone,
      Instant now) {
    if (date.getYear() > MAX_YEAR) {
      tooFar(body, field);
      return null;
    }
    try {
      Deadline deadline = new Deadline(date, time, zone);
      if (!deadline.at().isAfter(now)) {
        body.fault(field, "past", "It is past.", "Choose a later date.");
        return null;
      }
      if (deadline.at().isAfter(now.atZone(ZoneOffset.UTC).plusYears(YEARS_AHEAD).toInstant())) {
        tooFar(body, field);
        return null;
      }
      return deadline;
    } catch (IllegalArgumentException e) {
      body.fault(
          field,
          "no-such-time",
          "Clocks in that zone skip this time on that day.",
          "Choose another time.");
      return null;
    }
  }

  private static void tooFar(JsonBody body, String field) {
    body.fault(field, "too-far", "It is more than 5 years ahead.", "Choose an earlier date.");
  }
}
