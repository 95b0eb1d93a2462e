package dev.promirror.promotion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.Start;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A date as people say it in the API, with the instant it means. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadlineJson(LocalDate date, @Nullable String time, String zone, Instant instant) {

  static @Nullable DeadlineJson of(@Nullable Deadline deadline) {
    return deadline == null
        ? null
        : new DeadlineJson(
            deadline.date(),
            deadline.time() == null ? null : deadline.time().toString(),
            deadline.zone().getId(),
            deadline.at());
  }

  static @Nullable DeadlineJson of(@Nullable Start start) {
    return start == null
        ? null
        : new DeadlineJson(
            start.date(),
            start.time() == null ? null : start.time().toString(),
            start.zone().getId(),
            start.at());
  }

  static @Nullable DeadlineJson of(CouponDuration duration) {
    return duration instanceof CouponDuration.Until until
        ? new DeadlineJson(until.last(), null, until.zone().getId(), until.at())
        : null;
  }
}
