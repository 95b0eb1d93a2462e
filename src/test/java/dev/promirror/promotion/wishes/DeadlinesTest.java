package dev.promirror.promotion.wishes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.promirror.platform.JsonBody;
import dev.promirror.platform.ProblemException;
import dev.promirror.promotion.terms.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Five years to the very moment, wherever the date is meant. */
class DeadlinesTest {

  @ParameterizedTest
  @CsvSource({
    // A whole day ends with the next day's first moment, in its own zone.
    "2026-11-21T00:00:00Z, Europe/Lisbon,      2031-11-20,      , 2031-11-21,",
    "2026-11-21T23:59:59Z, Europe/Lisbon,      2031-11-20,      , 2031-11-21,",
    "2026-11-21T18:29:59Z, Asia/Kolkata,       2031-11-20,      , 2031-11-21,",
    "2026-11-21T18:30:00Z, Asia/Kolkata,       2031-11-21,      , 2031-11-22,",
    "2026-11-21T10:00:00Z, Pacific/Kiritimati, 2031-11-21,      , 2031-11-22,",
    "2026-11-21T09:59:59Z, Pacific/Kiritimati, 2031-11-20,      , 2031-11-21,",
    "2026-11-21T11:00:00Z, Pacific/Pago_Pago,  2031-11-20,      , 2031-11-21,",
    // A zone's clocks change on that day: 2031-10-26 ends at midnight in winter time, 2031-03-30
    // in summer time.
    "2026-10-27T00:00:00Z, Europe/Lisbon,      2031-10-26,      , 2031-10-27,",
    "2026-03-30T22:59:59Z, Europe/Lisbon,      2031-03-29,      , 2031-03-30,",
    "2026-03-30T23:00:00Z, Europe/Lisbon,      2031-03-30,      , 2031-03-31,",
    // Five years after a leap day is the last of February.
    "2028-02-29T10:00:00Z, Europe/Lisbon,      2033-02-27,      , 2033-02-28,",
    "2028-02-29T10:00:00Z, Europe/Lisbon,      2033-02-28, 10:00, 2033-02-28, 10:01",
    "2027-03-01T00:00:00Z, Europe/Lisbon,      2032-02-29,      , 2032-03-01,",
    // 01:30 comes twice when summer ends, and the later is meant.
    "2026-10-26T01:30:00Z, Europe/Lisbon,      2031-10-26, 01:30, 2031-10-26, 01:31",
    "2026-10-26T01:29:59Z, Europe/Lisbon,      2031-10-26, 00:59, 2031-10-26, 01:30"
  })
  void theLastMomentWithinFiveYearsIsTakenAndTheNextIsNot(
      Instant now,
      ZoneId zone,
      String last,
      @Nullable String at,
      String next,
      @Nullable String nextAt) {
    Deadline deadline = read(now, zone, last, at);

    assertEquals(last, deadline.date().toString());
    assertEquals(zone, deadline.zone());
    assertEquals("too-far", refusal(now, zone, next, nextAt));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T18:29:59Z, Asia/Kolkata, 2026-11-21,      , 2026-11-20,",
    "2026-11-21T18:30:00Z, Asia/Kolkata, 2026-11-22,      , 2026-11-21,",
    "2026-11-21T12:30:00Z, Asia/Kolkata, 2026-11-21, 18:01, 2026-11-21, 18:00"
  })
  void theFirstMomentAheadIsTakenAndTheOneBeforeIsPast(
      Instant now,
      ZoneId zone,
      String first,
      @Nullable String at,
      String before,
      @Nullable String beforeAt) {
    assertEquals(first, read(now, zone, first, at).date().toString());
    assertEquals("past", refusal(now, zone, before, beforeAt));
  }

  private static String refusal(Instant now, ZoneId zone, String date, @Nullable String time) {
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> read(now, zone, date, time));
    assertEquals(1, refusal.errors().size());
    assertEquals("/redeemBy", refusal.errors().getFirst().field());
    return refusal.errors().getFirst().code();
  }

  private static Deadline read(Instant now, ZoneId zone, String date, @Nullable String time) {
    String json =
        "{\"redeemBy\": {\"date\": \"%s\"%s}}"
            .formatted(date, time == null ? "" : ", \"time\": \"" + time + "\"");
    JsonBody body = JsonBody.parse(json.getBytes(StandardCharsets.UTF_8));
    Deadline deadline = Deadlines.read(body, "redeemBy", zone, Clock.fixed(now, ZoneOffset.UTC));
    body.check();
    return Objects.requireNonNull(deadline);
  }
}
