package dev.promirror.mirror.terms;

import dev.promirror.promotion.terms.Deadline;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Ends at Stripe, which are instants, as people say them. */
final class SeenEnds {

  private SeenEnds() {}

  /** The instant as people in that zone say it; where they say it of two instants, in UTC. */
  static @Nullable Deadline deadline(@Nullable Instant end, ZoneId zone) {
    if (end == null) {
      return null;
    }
    Deadline said = said(end, zone);
    return said.at().equals(end) ? said : said(end, ZoneOffset.UTC);
  }

  private static Deadline said(Instant end, ZoneId zone) {
    ZonedDateTime there = end.atZone(zone);
    return there.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? new Deadline(there.toLocalDate().minusDays(1), null, zone)
        : new Deadline(there.toLocalDate(), there.toLocalTime(), zone);
  }
}
