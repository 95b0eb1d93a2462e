package dev.promirror.dashboard;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Uses per day, ready to be drawn.
 *
 * @param messages the wording
 */
record HistoryWords(CodeMessages messages) {

  private static final int MONTH = 30;
  private static final int QUARTER = 90;

  /** How far back an address asks to look: 90 days, else 30. */
  static int days(String asked) {
    return asked.equals(Integer.toString(QUARTER)) ? QUARTER : MONTH;
  }

  /** The first day of such a look back from a day. */
  static LocalDate start(LocalDate today, int days) {
    return today.minusDays(days - 1L);
  }

  /**
   * @param uses per day; days without any may be absent
   * @param today the last day
   * @param days how many
   */
  History of(Map<LocalDate, Long> uses, LocalDate today, int days) {
    List<DayUses> all =
        start(today, days)
            .datesUntil(today.plusDays(1))
            .map(
                day ->
                    new DayUses(
                        MomentWords.day(day),
                        MomentWords.shortDay(day),
                        uses.getOrDefault(day, 0L)))
            .toList();
    long sum = all.stream().mapToLong(DayUses::uses).sum();
    return new History(
        List.of(choice(MONTH, days), choice(QUARTER, days)),
        all,
        sum,
        messages.usesInDays(sum, MoneyWords.count(sum), days));
  }

  private Choice choice(int days, int chosen) {
    return new Choice(Integer.toString(days), messages.days(days), days == chosen);
  }
}
