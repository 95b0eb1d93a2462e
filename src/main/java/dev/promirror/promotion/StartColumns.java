package dev.promirror.promotion;

import dev.promirror.promotion.terms.Start;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A start in a row: what was said, and the instant it means. */
@Embeddable
record StartColumns(
    @Column(name = "starts_date") LocalDate date,
    @Column(name = "starts_time") @Nullable LocalTime time,
    @Column(name = "starts_zone") String zone,
    @Column(name = "starts_at") Instant at) {

  static @Nullable StartColumns of(@Nullable Start start) {
    return start == null
        ? null
        : new StartColumns(start.date(), start.time(), start.zone().getId(), start.at());
  }

  Start start() {
    return new Start(date, time, ZoneId.of(zone));
  }
}
