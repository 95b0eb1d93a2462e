package dev.promirror.promotion.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

  @ParameterizedTest
  @CsvSource({
    // The end of a day is the first moment of the next, wherever the clock stands then.
    "2026-12-31,      , Europe/Lisbon,    2027-01-01T00:00:00Z",
    "2026-12-31,      , Asia/Kolkata,     2026-12-31T18:30:00Z",
    // Beirut's day of 2026-03-29 begins at 01:00.
    "2026-03-28,      , Asia/Beirut,      2026-03-28T22:00:00Z",
    "2026-07-01, 18:00, Asia/Kolkata,     2026-07-01T12:30:00Z",
    // 01:30 comes twice when New York's summer ends; the second is meant.
    "2026-11-01, 01:30, America/New_York, 2026-11-01T06:30:00Z"
  })
  void aDateMeansAnInstantInItsZone(LocalDate date, LocalTime time, ZoneId zone, Instant instant) {
    assertEquals(instant, new Deadline(date, time, zone).at());
  }

  @Test
  void aTimeThatClocksSkipIsNone() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Deadline(
                LocalDate.parse("2026-03-29"),
                LocalTime.parse("01:30"),
                ZoneId.of("Europe/Lisbon")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "two words", "ümlaut", "under_score", "", "emoji😀"})
  void aTextStripeWouldNotTakeIsNone(String text) {
    assertThrows(IllegalArgumentException.class, () -> new CodeText(text));
  }

  @Test
  void textsThatDifferInCaseHaveOneKey() {
    assertEquals(new CodeText("Summer-20").key(), new CodeText("SUMMER-20").key());
  }
}
