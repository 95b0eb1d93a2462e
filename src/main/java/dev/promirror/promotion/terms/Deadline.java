package dev.promirror.promotion.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Until when something can be used, as people say it: a date, perhaps a time, and whose.
 *
 * @param time null is the end of that day
 */
public record Deadline(LocalDate date, @Nullable LocalTime time, ZoneId zone) {

  public Deadline {
    if (time != null && zone.getRules().getValidOffsets(date.atTime(time)).isEmpty()) {
      throw new IllegalArgumentException("clocks skip that time on that day");
    }
  }

  /** The instant it means; where clocks show a time twice, the second. */
  public Instant at() {
    if (time == null) {
      return date.plusDays(1).atStartOfDay(zone).toInstant();
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(date.atTime(time));
    return ZonedDateTime.ofLocal(date.atTime(time), zone, offsets.getLast()).toInstant();
  }
}
