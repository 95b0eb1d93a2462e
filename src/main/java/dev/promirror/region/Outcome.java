package dev.promirror.region;

import java.time.Duration;

/** How a slice of work ended. */
public sealed interface Outcome {

  /** Everything that was wanted when the lease began is done. */
  record Done() implements Outcome {}

  /** There is more; the community goes to the back of the queue. */
  record More() implements Outcome {}

  /**
   * It can't go on now.
   *
   * @param delay how long to wait
   * @param reason for operators; nothing of a payment
   * @param progressed whether something was done before: then earlier failures don't count
   */
  record Later(Duration delay, String reason, boolean progressed) implements Outcome {

    /** Nothing was done. */
    public Later(Duration delay, String reason) {
      this(delay, reason, false);
    }
  }
}
