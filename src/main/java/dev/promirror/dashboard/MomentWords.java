package dev.promirror.dashboard;

import dev.promirror.promotion.terms.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Days and times as people read them, in a community's zone.
 *
 * @param zone the community's
 */
record MomentWords(ZoneId zone) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  /** A time where the zone is named nearby: {@code 21 Nov 2026, 18:00}. */
  Moment time(Instant instant) {
    return new Moment(instant.toString(), TIME.format(instant.atZone(zone)));
  }

  /** A time that stands alone: {@code 21 Nov 2026, 18:00 (Asia/Kolkata)}. */
  Moment zonedTime(Instant instant) {
    return new Moment(instant.toString(), time(instant).words() + " (" + zone.getId() + ")");
  }

  /**
   * Until when something can be used, as its owner said it: the end of a day is that day's, in the
   * zone the day was meant in.
   */
  static Moment deadline(Deadline deadline) {
    String day = DAY.format(deadline.date());
    LocalTime time = deadline.time();
    String words = time == null ? day : day + ", " + CLOCK.format(time);
    return new Moment(deadline.at().toString(), words + " (" + deadline.zone().getId() + ")");
  }

  /** The hour and minute only: {@code 18:00}. */
  String clock(Instant instant) {
    return CLOCK.format(instant.atZone(zone));
  }

  /** A day: {@code 21 Nov 2026}. */
  static Moment day(LocalDate day) {
    return new Moment(day.toString(), DAY.format(day));
  }

  /** A day of this year or the last: {@code 21 Nov}. */
  static String shortDay(LocalDate day) {
    return SHORT_DAY.format(day);
  }
}
