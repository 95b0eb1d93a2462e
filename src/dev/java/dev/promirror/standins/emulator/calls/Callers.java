package dev.promirror.standins.emulator.calls;

import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.params.StripeRefusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells callers by their secret key and the account they name. */
final class Callers {
  private final Map<String, String> platformsByKey;
  private final Engine engine;

  Callers(Map<String, String> platformsByKey, Engine engine) {
    this.platformsByKey = platformsByKey;
    this.engine = engine;
  }

  Caller identify(Incoming request) {
    String key = key(request.header("Authorization"));
    String platform = platformsByKey.get(key);
    if (platform == null) {
      throw new StripeRefusal(
          401,
          "invalid_request_error",
          null,
          null,
          key.isEmpty()
              ? "You did not provide an API key."
              : "Invalid API Key provided: " + masked(key));
    }
    String account = request.header("Stripe-Account");
    if (account == null) {
      return new Caller(platform, platform);
    }
    if (!platform.equals(engine.platformOf(account))) {
      throw new StripeRefusal(
          403,
          "invalid_request_error",
          "account_invalid",
          null,
          "The provided key '%s' does not have access to account '%s' (or that account does not exist). Application access may have been revoked."
              .formatted(masked(key), account));
    }
    return new Caller(platform, account);
  }

  private static String key(@Nullable String authorization) {
    if (authorization == null) {
      return "";
    }
    if (authorization.startsWith("Bearer ")) {
      return authorization.substring(7).strip();
    }
    if (authorization.startsWith("Basic ")) {
      try {
        byte[] pair = Base64.getDecoder().decode(authorization.substring(6).strip());
        String text = new String(pair, StandardCharsets.UTF_8);
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
      } catch (IllegalArgumentException e) {
        return "";
      }
    }
    return "";
  }

  private static String masked(String key) {
    return key.length() < 12
        ? "****"
        : key.substring(0, 8) + "****" + key.substring(key.length() - 4);
  }
}
