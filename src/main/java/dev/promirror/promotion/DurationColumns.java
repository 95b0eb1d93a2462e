package dev.promirror.promotion;

import dev.promirror.promotion.terms.CouponDuration;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A duration in a row. */
@Embeddable
record DurationColumns(
    @Enumerated(EnumType.STRING) @Column(name = "duration") CouponDuration.Kind kind,
    @Column(name = "duration_count") @Nullable Integer count,
    @Column(name = "duration_until") @Nullable LocalDate until,
    @Column(name = "duration_zone") @Nullable String zone) {

  static DurationColumns of(CouponDuration duration) {
    CouponDuration.Kind kind = duration.kind();
    return switch (duration) {
      case CouponDuration.Once once -> new DurationColumns(kind, null, null, null);
      case CouponDuration.Forever forever -> new DurationColumns(kind, null, null, null);
      case CouponDuration.Months months -> new DurationColumns(kind, months.count(), null, null);
      case CouponDuration.Periods periods -> new DurationColumns(kind, periods.count(), null, null);
      case CouponDuration.Until until ->
          new DurationColumns(kind, null, until.last(), until.zone().getId());
    };
  }

  CouponDuration duration() {
    return switch (kind) {
      case ONCE -> new CouponDuration.Once();
      case FOREVER -> new CouponDuration.Forever();
      case REPEATING -> new CouponDuration.Months(Objects.requireNonNull(count));
      case PERIODS -> new CouponDuration.Periods(Objects.requireNonNull(count));
      case UNTIL ->
          new CouponDuration.Until(
              Objects.requireNonNull(until), ZoneId.of(Objects.requireNonNull(zone)));
    };
  }
}
