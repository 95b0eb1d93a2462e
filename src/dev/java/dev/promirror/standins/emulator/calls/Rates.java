package dev.promirror.standins.emulator.calls;

/**
 * How many calls a second each limiter lets through.
 *
 * @param global of an account
 * @param endpoint of an account to one call, such as making coupons
 * @param accountCreation of a platform that opens accounts
 */
public record Rates(int global, int endpoint, int accountCreation) {
  /** Stripe's for live mode. */
  public static final Rates LIVE = new Rates(100, 25, 30);

  /** Stripe's for sandboxes. */
  public static final Rates SANDBOX = new Rates(25, 25, 5);

  /** Rates of at least one call a second. */
  public Rates {
    if (global < 1 || endpoint < 1 || accountCreation < 1) {
      throw new IllegalArgumentException("a rate is at least 1 a second");
    }
  }
}
