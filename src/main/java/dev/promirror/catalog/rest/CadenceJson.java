package dev.promirror.catalog.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.promirror.catalog.Cadence;
import dev.promirror.catalog.Interval;
import org.jspecify.annotations.Nullable;

/** When an offer is charged, in the API: every {@code count} units. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CadenceJson(
    Kind kind, Interval.@Nullable Unit unit, @Nullable Integer count, @Nullable Integer charges) {

  /** Kinds of cadence. */
  enum Kind {
    ONE_TIME,
    INSTALMENTS,
    RECURRING
  }

  static CadenceJson of(Cadence cadence) {
    return switch (cadence) {
      case Cadence.OneTime once -> new CadenceJson(Kind.ONE_TIME, null, null, null);
      case Cadence.Instalments parts ->
          new CadenceJson(
              Kind.INSTALMENTS, parts.every().unit(), parts.every().count(), parts.charges());
      case Cadence.Recurring again ->
          new CadenceJson(Kind.RECURRING, again.every().unit(), again.every().count(), null);
    };
  }
}
