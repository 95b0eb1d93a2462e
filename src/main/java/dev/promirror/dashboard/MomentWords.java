package dev.promirror.dashboard;

import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.Start;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
    String words = said(deadline.date(), deadline.time());
    return new Moment(deadline.at().toString(), words + " (" + deadline.zone().getId() + ")");
  }

  /** From when something can be used, as its owner said it. */
  static Moment start(Start start) {
    String words = said(start.date(), start.time());
    return new Moment(start.at().toString(), words + " (" + start.zone().getId() + ")");
  }

  /** A day with perhaps a time: {@code 21 Nov 2026, 18:00}. */
  static String said(LocalDate day, @Nullable LocalTime time) {
    return time == null ? DAY.format(day) : DAY.format(day) + ", " + CLOCK.format(time);
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
