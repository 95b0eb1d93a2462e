package dev.promirror.promotion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.promirror.promotion.terms.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A deadline in the API. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadlineJson(LocalDate date, @Nullable String time, String zone, Instant instant) {

  static DeadlineJson of(Deadline deadline) {
    return new DeadlineJson(
        deadline.date(),
        deadline.time() == null ? null : deadline.time().toString(),
        deadline.zone().getId(),
        deadline.at());
  }
}
