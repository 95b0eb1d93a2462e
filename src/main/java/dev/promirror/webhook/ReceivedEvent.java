package dev.promirror.webhook;

import dev.promirror.stripe.StripeEvent;

/**
 * A verified event.
 *
 * @param body the raw bytes; masked in texts
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy of each body would cost
record ReceivedEvent(StripeEvent.Header header, boolean livemode, byte[] body) {

  @Override
  public String toString() {
    return "ReceivedEvent[" + header.id() + "]";
  }
}
