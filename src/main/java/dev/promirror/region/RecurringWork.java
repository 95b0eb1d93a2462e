package dev.promirror.region;

import java.time.Duration;

/**
 * Something a region needs done again and again; once at the start of every replica, then by one of
 * them at a time. Running it twice must do no harm.
 */
public interface RecurringWork {

  /** A stable name. */
  String name();

  /** The pause between two runs. */
  Duration every();

  /** One run; no transaction is open. */
  void run(Region region);
}
