package dev.promirror.standins.emulator.params;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stripe says no: an HTTP status and the members of its error object. */
public final class StripeRefusal extends RuntimeException {
  private final int status;
  private final String type;
  private final @Nullable String code;
  private final @Nullable String param;
  private final String explanation;
  private @Nullable ObjectNode attempt;
  private @Nullable String declineCode;
  private boolean undone;

  /** A refusal of any kind; {@code code} and {@code param} are left out of the answer when null. */
  public StripeRefusal(
      int status, String type, @Nullable String code, @Nullable String param, String message) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
    this.code = code;
    this.param = param;
    this.explanation = message;
  }

  /** A 400 about one parameter, without a code. */
  public static StripeRefusal invalid(@Nullable String param, String message) {
    return coded(null, param, message);
  }

  /** A 400 about one parameter, with one of Stripe's error codes. */
  public static StripeRefusal coded(@Nullable String code, @Nullable String param, String message) {
    return new StripeRefusal(400, "invalid_request_error", code, param, message);
  }

  /** Parameters the call does not know; at least one. */
  public static StripeRefusal unknown(List<String> params) {
    return coded(
        "parameter_unknown",
        params.getFirst(),
        "Received unknown parameter%s: %s"
            .formatted(params.size() == 1 ? "" : "s", String.join(", ", params)));
  }

  /** A parameter the call needs. */
  public static StripeRefusal absent(String param) {
    return coded("parameter_missing", param, "Missing required param: " + param + ".");
  }

  /** An object this account does not have: 404 when named by the path, 400 by a parameter. */
  public static StripeRefusal noSuch(String noun, String id, String param) {
    return new StripeRefusal(
        param.equals("id") ? 404 : 400,
        "invalid_request_error",
        "resource_missing",
        param,
        "No such " + noun + ": '" + id + "'");
  }

  /**
   * A card that the bank declined: what the attempt left behind stays.
   *
   * @param intent the payment intent that was tried
   */
  public static StripeRefusal declined(ObjectNode intent) {
    var refusal =
        new StripeRefusal(402, "card_error", "card_declined", null, "Your card was declined.");
    refusal.attempt = intent;
    return refusal;
  }

  /** A card that the bank declined before anything was to be paid with it. */
  public static StripeRefusal declined(String code, String declineCode, String message) {
    var refusal = new StripeRefusal(402, "card_error", code, null, message);
    refusal.declineCode = declineCode;
    return refusal;
  }

  /** The same refusal, after which nothing stays of what was done. */
  public StripeRefusal undoing() {
    undone = true;
    return this;
  }

  /** Whether what was done before the refusal stays done. */
  public boolean stays() {
    return attempt != null && !undone;
  }

  /** The HTTP status of the answer. */
  public int status() {
    return status;
  }

  /** The answer's body. */
  public ObjectNode body() {
    var body = JsonNodeFactory.instance.objectNode();
    var error = body.putObject("error");
    if (code != null) {
      error.put("code", code).put("doc_url", "https://stripe.com/docs/error-codes/" + doc(code));
    }
    if (declineCode != null) {
      error.put("decline_code", declineCode);
    }
    error.put("message", explanation);
    if (param != null) {
      error.put("param", param);
    }
    if (attempt != null) {
      error.setAll((ObjectNode) attempt.path("last_payment_error"));
      if (!undone) {
        error.set("payment_intent", attempt);
      }
    }
    error.put("type", type);
    return body;
  }

  private static String doc(String code) {
    return code.replace('_', '-');
  }
}
