package dev.promirror.region;

/** The worker was too slow: its work may be another's by now, so it records nothing. */
public final class LeaseLost extends RuntimeException {

  LeaseLost() {
    super("the lease ran out", null, false, false);
  }
}
