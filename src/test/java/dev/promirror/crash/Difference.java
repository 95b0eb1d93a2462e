package dev.promirror.crash;

/** Stripe's truth and ours differ, or something happened that never may. */
final class Difference extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Difference(String what) {
    super(what);
  }
}
