package dev.promirror.promotion.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * From when something can be used, as people say it: a date, perhaps a time, and whose.
 *
 * @param time null is the beginning of that day
 */
public record Start(LocalDate date, @Nullable LocalTime time, ZoneId zone) {

  public Start {
    if (time != null && zone.getRules().getValidOffsets(date.atTime(time)).isEmpty()) {
      throw new IllegalArgumentException("clocks skip that time on that day");
    }
  }

  /** The instant it means; where clocks show a time twice, the first. */
  public Instant at() {
    return time == null
        ? date.atStartOfDay(zone).toInstant()
        : date.atTime(time).atZone(zone).withEarlierOffsetAtOverlap().toInstant();
  }
}
