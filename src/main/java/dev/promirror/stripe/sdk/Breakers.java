package dev.promirror.stripe.sdk;

import dev.promirror.stripe.StripeFailure;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A circuit breaker per account: one that keeps failing is left in peace for a few seconds and
 * costs the others nothing. Only failures of reaching Stripe count; a refusal is an answer.
 */
@ApplicationScoped
class Breakers {

  private static final int KEPT = 10_000;
  private static final int WINDOW = 10;
  private static final double FAILED = 0.8;
  private static final int PAUSE_SECONDS = 3;

  /** By last use, so that idle accounts are forgotten first. */
  private final Map<String, Guard> guards =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Guard> eldest) {
          return size() > KEPT;
        }
      };

  Guard of(String name) {
    synchronized (guards) {
      return guards.computeIfAbsent(name, Breakers::make);
    }
  }

  private static Guard make(String name) {
    return Guard.create()
        .withDescription(name)
        .withCircuitBreaker()
        .failOn(StripeFailure.Unknown.class)
        .requestVolumeThreshold(WINDOW)
        .failureRatio(FAILED)
        .delay(PAUSE_SECONDS, ChronoUnit.SECONDS)
        .done()
        .build();
  }
}
