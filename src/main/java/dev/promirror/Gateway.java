package dev.promirror;

import io.quarkus.runtime.Quarkus;
import org.jspecify.annotations.Nullable;

/** The gateway's process. A start that fails says why and ends with status 1. */
public final class Gateway {

  private Gateway() {}

  /** Runs until it is told to stop. */
  public static void main(String... arguments) {
    Quarkus.run(null, Gateway::ended, arguments);
  }

  private static void ended(int status, @Nullable Throwable failure) {
    if (failure != null) {
      // Not through the log: where configuration is at fault, there is none yet.
      System.err.println(StartFailure.describe(failure));
    }
    System.exit(status);
  }
}
