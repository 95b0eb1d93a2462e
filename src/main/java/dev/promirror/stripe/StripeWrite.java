package dev.promirror.stripe;

/**
 * A change at Stripe, exactly as it goes over the wire, so that a retry under the same idempotency
 * key carries the same bytes (Stripe refuses a key with other parameters).
 *
 * @param method {@code POST} or {@code DELETE}
 * @param path from {@code /v1/} on
 * @param form {@code application/x-www-form-urlencoded}
 */
public record StripeWrite(String method, String path, String form) {

  /** Masked: a form can hold an address or a code. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
