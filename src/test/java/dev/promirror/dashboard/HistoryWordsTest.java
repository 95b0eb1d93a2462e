package dev.promirror.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryWordsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private final HistoryWords words = new HistoryWords(Wording.of(CodeMessages.class));

  @Test
  void everyDayIsThereAlsoThoseWithoutUses() {
    History history = words.of(Map.of(TODAY, 3L, TODAY.minusDays(29), 1L), TODAY, 30);

    assertEquals(30, history.days().size());
    assertEquals(
        new DayUses(new Moment("2026-10-23", "23 Oct 2026"), "23 Oct", 1),
        history.days().getFirst());
    assertEquals(0, history.days().get(1).uses());
    assertEquals(3, history.days().getLast().uses());
    assertEquals("4 uses in the last 30 days", history.summary());
  }

  @Test
  void daysBeforeTheRangeAreNotCounted() {
    assertEquals(
        "1 use in the last 30 days",
        words.of(Map.of(TODAY, 1L, TODAY.minusDays(30), 5L), TODAY, 30).summary());
  }

  @Test
  void anythingButNinetyMeansThirty() {
    assertEquals(90, HistoryWords.days("90"));
    assertEquals(30, HistoryWords.days(""));
    assertEquals(30, HistoryWords.days("100000000"));
  }
}
