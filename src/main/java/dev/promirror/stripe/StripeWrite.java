package dev.promirror.stripe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A change at Stripe, exactly as it goes over the wire, so that a retry under the same idempotency
 * key carries the same bytes (Stripe refuses a key with other parameters).
 *
 * @param method {@code POST} or {@code DELETE}
 * @param path from {@code /v1/} on
 * @param form {@code application/x-www-form-urlencoded}
 */
public record StripeWrite(String method, String path, String form) {

  /** A deletion. */
  public static StripeWrite delete(String path) {
    return new StripeWrite("DELETE", path, "");
  }

  /** Its parameters in their order. */
  public Map<String, String> parameters() {
    return parameters(form);
  }

  /** Parameters in form encoding, taken apart, in their order. */
  public static Map<String, String> parameters(String form) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Masked: a form can hold an address or a code. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
