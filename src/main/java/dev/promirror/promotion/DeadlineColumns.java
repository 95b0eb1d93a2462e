package dev.promirror.promotion;

import dev.promirror.promotion.terms.Deadline;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A deadline in a row: what was said, and the instant it means. */
@Embeddable
record DeadlineColumns(LocalDate date, @Nullable LocalTime time, String zone, Instant at) {

  static @Nullable DeadlineColumns of(@Nullable Deadline deadline) {
    return deadline == null
        ? null
        : new DeadlineColumns(
            deadline.date(), deadline.time(), deadline.zone().getId(), deadline.at());
  }

  Deadline deadline() {
    return new Deadline(date, time, ZoneId.of(zone));
  }
}
