package dev.promirror.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.promotion.terms.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MomentWordsTest {

  private static final Instant LATE_IN_LONDON = Instant.parse("2026-12-31T20:00:00Z");

  private final MomentWords india = new MomentWords(ZoneId.of("Asia/Kolkata"));

  @Test
  void timesAreTheCommunitysWhileMachinesReadUtc() {
    assertEquals(
        new Moment("2026-12-31T20:00:00Z", "1 Jan 2027, 01:30"), india.time(LATE_IN_LONDON));
  }

  @Test
  void aTimeThatStandsAloneNamesItsZone() {
    assertEquals("1 Jan 2027, 01:30 (Asia/Kolkata)", india.zonedTime(LATE_IN_LONDON).words());
  }

  @Test
  void theSameInstantIsAnotherHourInSummerTime() {
    MomentWords lisbon = new MomentWords(ZoneId.of("Europe/Lisbon"));
    assertEquals("13:00", lisbon.clock(Instant.parse("2026-07-01T12:00:00Z")));
    assertEquals("12:00", lisbon.clock(Instant.parse("2026-12-01T12:00:00Z")));
  }

  @Test
  void daysAreWrittenWithoutAnyZone() {
    LocalDate day = LocalDate.of(2026, 11, 21);
    assertEquals(new Moment("2026-11-21", "21 Nov 2026"), MomentWords.day(day));
    assertEquals("21 Nov", MomentWords.shortDay(day));
  }

  @Test
  void theEndOfADayIsThatDayAndMeansTheFirstMomentAfterIt() {
    Deadline deadline = new Deadline(LocalDate.of(2026, 12, 31), null, ZoneId.of("Asia/Kolkata"));
    assertEquals(
        new Moment("2026-12-31T18:30:00Z", "31 Dec 2026 (Asia/Kolkata)"),
        MomentWords.deadline(deadline));
  }

  @Test
  void anEndInsideADayNamesItsTimeInTheZoneItWasMeantIn() {
    Deadline deadline =
        new Deadline(LocalDate.of(2026, 12, 31), LocalTime.of(18, 0), ZoneId.of("Europe/Lisbon"));
    assertEquals("31 Dec 2026, 18:00 (Europe/Lisbon)", MomentWords.deadline(deadline).words());
  }
}
