package dev.promirror.testing;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The gateway's clock in tests: the wall's, moved ahead where a test waits for business time. While
 * it is moved, webhooks are refused as stale and come again later.
 */
public final class MovableClock extends Clock {

  private static volatile Duration ahead = Duration.ZERO;

  /** Moves business time ahead of the wall's. */
  public static void ahead(Duration duration) {
    ahead = duration;
  }

  /** Business time is the wall's again. */
  public static void reset() {
    ahead = Duration.ZERO;
  }

  /** Puts it in the place of the gateway's own. */
  static class Producer {
    @Produces
    @Singleton
    Clock clock() {
      return new MovableClock();
    }
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("business time has no zone");
  }
}
