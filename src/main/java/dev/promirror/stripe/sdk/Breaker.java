package dev.promirror.stripe.sdk;

import dev.promirror.stripe.StripeFailure;
import java.util.function.Supplier;

/** Stands in front of the calls in one account. */
interface Breaker {

  /**
   * Makes a call and notes whether Stripe answered.
   *
   * @throws StripeFailure.NotSent if it is left in peace for a moment
   */
  <T> T call(Supplier<T> call);
}
