package dev.promirror.webhook;

import dev.promirror.stripe.StripeEvent;

/**
 * An event that waits to be applied.
 *
 * @param late whether it is kept without a body because it is older than the inbox reaches
 * @param attempts how often it failed
 */
record PendingEvent(StripeEvent event, boolean late, int attempts) {

  String id() {
    return event.header().id();
  }
}
