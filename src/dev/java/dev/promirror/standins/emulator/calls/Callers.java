package dev.promirror.standins.emulator.calls;

import dev.promirror.standins.emulator.accounts.Connections;
import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.params.StripeRefusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/** Tells callers by their secret key and the account they name. */
final class Callers {
  private static final String REQUEST = "invalid_request_error";

  private final Map<String, String> platformsByKey;
  private final Engine engine;

  Callers(Map<String, String> platformsByKey, Engine engine) {
    this.platformsByKey = platformsByKey;
    this.engine = engine;
  }

  Caller identify(Incoming request) {
    String platform = platformsByKey.get(key(request));
    if (platform == null) {
      throw invalid(request);
    }
    String account = request.header("Stripe-Account");
    if (account == null) {
      return new Caller(platform, platform);
    }
    if (!Connections.reach(platform, engine.glance(Engine.COMMON, Connections.TABLE, account))) {
      throw stranger(request);
    }
    return new Caller(platform, account);
  }

  /** Stripe's refusal of a key it does not know, or of none. */
  static StripeRefusal invalid(Incoming request) {
    String key = key(request);
    return new StripeRefusal(
        401,
        REQUEST,
        null,
        null,
        key.isEmpty()
            ? "You did not provide an API key. You need to provide your API key in the"
                + " Authorization header, using Bearer auth (e.g. 'Authorization: Bearer"
                + " YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details,"
                + " or we can help at https://support.stripe.com/."
            : "Invalid API Key provided: " + masked(key));
  }

  /** Stripe's refusal of a key that has been replaced. */
  static StripeRefusal expired(Incoming request) {
    return new StripeRefusal(
        401, REQUEST, "api_key_expired", null, "Expired API Key provided: " + masked(key(request)));
  }

  /** Stripe's refusal of an account that is none of the platform's, or no longer. */
  static StripeRefusal stranger(Incoming request) {
    String account = request.header("Stripe-Account");
    return new StripeRefusal(
        403,
        REQUEST,
        "account_invalid",
        null,
        "The provided key '%s' does not have access to %s (or that account does not exist). Application access may have been revoked."
            .formatted(
                masked(key(request)),
                account == null ? "this account" : "account '" + account + "'"));
  }

  /** Stripe's refusal of a key without the permission for the call. */
  static StripeRefusal forbidden(Incoming request) {
    return new StripeRefusal(
        403,
        REQUEST,
        "more_permissions_required",
        null,
        "The provided key '%s' does not have the required permissions for this endpoint."
            .formatted(masked(key(request))));
  }

  private static String key(Incoming request) {
    String authorization = request.header("Authorization");
    String words = authorization == null ? "" : authorization.strip();
    int space = words.indexOf(' ');
    if (space < 0) {
      return "";
    }
    String credentials = words.substring(space).strip();
    return switch (words.substring(0, space).toLowerCase(Locale.ROOT)) {
      case "bearer" -> credentials;
      case "basic" -> user(credentials);
      default -> "";
    };
  }

  private static String user(String credentials) {
    try {
      String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? pair : pair.substring(0, colon);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String masked(String key) {
    return key.length() < 16
        ? "****"
        : key.substring(0, 8) + "*".repeat(key.length() - 12) + key.substring(key.length() - 4);
  }
}
