package dev.promirror.standins.emulator.calls;

import dev.promirror.standins.emulator.params.StripeRefusal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The idempotency keys of calls that are not done yet. Kept outside of the world, whose lock would
 * let a second call wait where Stripe refuses it.
 */
final class KeysInUse {
  private record Held(String scope, String key) {}

  private final Set<Held> held = ConcurrentHashMap.newKeySet();

  /** Takes an account's key for the time of a call; refused while another call has it. */
  void hold(String scope, String key) {
    if (!held.add(new Held(scope, key))) {
      throw refusal(key);
    }
  }

  /** Gives back a key this call holds. */
  void release(String scope, String key) {
    held.remove(new Held(scope, key));
  }

  static StripeRefusal refusal(String key) {
    return new StripeRefusal(
        409,
        "idempotency_error",
        "idempotency_key_in_use",
        null,
        "There is currently another in-progress request using this Idempotent Key (that probably"
            + " means you submitted twice, and the other request is still going through): "
            + key
            + ". Please try again later.");
  }
}
