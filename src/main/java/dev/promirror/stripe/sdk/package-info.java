/** The only place that knows Stripe's SDK: translation, time-outs, circuit breakers. */
@NullMarked
package dev.promirror.stripe.sdk;

import org.jspecify.annotations.NullMarked;
