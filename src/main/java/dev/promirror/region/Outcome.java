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
   */
  record Later(Duration delay, String reason) implements Outcome {}
}
