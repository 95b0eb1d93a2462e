package dev.promirror.stripe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the parameters of a change in Stripe's form encoding, in the order they are added. */
public final class StripeForm {

  private final StringBuilder encoded = new StringBuilder();

  /** Adds a parameter; null is left out, which Stripe reads as absent. */
  public StripeForm add(String name, @Nullable Object value) {
    if (value != null) {
      if (!encoded.isEmpty()) {
        encoded.append('&');
      }
      encoded
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
    return this;
  }

  /** Adds entries as {@code metadata[key]}. */
  public StripeForm metadata(Map<String, String> entries) {
    entries.forEach((key, value) -> add("metadata[" + key + "]", value));
    return this;
  }

  /** A change made by POST. */
  public StripeWrite post(String path) {
    return new StripeWrite("POST", path, encoded.toString());
  }
}
