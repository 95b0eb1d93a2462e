package dev.promirror.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A cadence in a row; a one-time price has nothing in it. */
@Embeddable
record CadenceColumns(
    @Enumerated(EnumType.STRING) @Column(name = "interval_unit") Interval.@Nullable Unit unit,
    @Column(name = "interval_count") @Nullable Integer count,
    @Column(name = "instalments") @Nullable Integer instalments) {

  /** Null for a one-time price: an embeddable without a value is read back as null. */
  static @Nullable CadenceColumns of(Cadence cadence) {
    return switch (cadence) {
      case Cadence.OneTime once -> null;
      case Cadence.Instalments parts ->
          new CadenceColumns(parts.every().unit(), parts.every().count(), parts.charges());
      case Cadence.Recurring again ->
          new CadenceColumns(again.every().unit(), again.every().count(), null);
    };
  }

  static Cadence cadence(@Nullable CadenceColumns columns) {
    if (columns == null || columns.unit == null) {
      return new Cadence.OneTime();
    }
    Interval every = new Interval(columns.unit, Objects.requireNonNull(columns.count));
    return columns.instalments == null
        ? new Cadence.Recurring(every)
        : new Cadence.Instalments(columns.instalments, every);
  }
}
