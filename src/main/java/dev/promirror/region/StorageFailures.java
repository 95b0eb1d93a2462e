package dev.promirror.region;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells what the database's failures mean. */
final class StorageFailures {

  private StorageFailures() {}

  /**
   * Whether the cause is the connection: SQLSTATE classes 08 (connection), 57P (shutting down,
   * starting up), 53 (out of resources), or no connection to be had from the pool (which has no
   * SQLSTATE).
   */
  static boolean unreachable(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        return state == null
            || state.startsWith("08")
            || state.startsWith("57P")
            || state.startsWith("53");
      }
    }
    return false;
  }

  /** Whether the database broke a deadlock by ending this transaction; it may be run again. */
  static boolean deadlock(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return "40P01".equals(sql.getSQLState());
      }
    }
    return false;
  }
}
