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
      encoded.append(name(name)).append('=').append(encode(value.toString()));
    }
    return this;
  }

  /** Adds parameters that are encoded already. */
  public StripeForm addEncoded(String parameters) {
    if (!parameters.isEmpty()) {
      encoded.append(encoded.isEmpty() ? "" : "&").append(parameters);
    }
    return this;
  }

  /** Adds entries as {@code metadata[key]}. */
  public StripeForm metadata(Map<String, String> entries) {
    entries.forEach((key, value) -> add("metadata[" + key + "]", value));
    return this;
  }

  /** Brackets stay as they are: Stripe reads structure from them. */
  private static String name(String name) {
    return encode(name).replace("%5B", "[").replace("%5D", "]");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The parameters so far. */
  public String encoded() {
    return encoded.toString();
  }

  /** A change made by POST. */
  public StripeWrite post(String path) {
    return new StripeWrite("POST", path, encoded.toString());
  }
}
