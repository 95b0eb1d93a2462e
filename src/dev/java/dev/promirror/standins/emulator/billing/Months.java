package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Calendar arithmetic on seconds since 1970, in UTC. */
public final class Months {
  private Months() {}

  /** The same day and time some calendar months later, or that month's last day. */
  static long later(long from, long months) {
    return utc(from).plusMonths(months).toEpochSecond();
  }

  /** Where the n-th period after the anchor begins, of a price's {@code recurring}. */
  public static long period(long anchor, JsonNode recurring, long n) {
    long count = recurring.path("interval_count").asLong(1) * n;
    var start = utc(anchor);
    return switch (recurring.path("interval").asText()) {
      case "day" -> start.plusDays(count).toEpochSecond();
      case "week" -> start.plusWeeks(count).toEpochSecond();
      case "year" -> start.plusYears(count).toEpochSecond();
      default -> start.plusMonths(count).toEpochSecond();
    };
  }

  private static ZonedDateTime utc(long time) {
    return Instant.ofEpochSecond(time).atZone(ZoneOffset.UTC);
  }
}
