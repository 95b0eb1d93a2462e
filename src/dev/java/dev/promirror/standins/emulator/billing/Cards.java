package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stripe's test cards as payment methods: what each is, and whether banks decline it. */
public record Cards(Templates templates) {
  /** Where payment methods are stored. */
  public static final String METHODS = "payment_methods";

  /** The reasons that are an error's code themselves; any other is a decline's. */
  private static final Set<String> CODES =
      Set.of("expired_card", "incorrect_cvc", "incorrect_number", "processing_error");

  private record Card(String brand, String last4, @Nullable String decline, boolean attaches) {}

  private static final Map<String, Card> KNOWN =
      Map.ofEntries(
          good("visa", "visa", "4242"),
          good("visa_debit", "visa", "5556"),
          good("mastercard", "mastercard", "4444"),
          good("amex", "amex", "8431"),
          good("discover", "discover", "1117"),
          good("us", "visa", "4242"),
          bad("chargeDeclined", "0002", "generic_decline"),
          bad("chargeDeclinedInsufficientFunds", "9995", "insufficient_funds"),
          bad("chargeDeclinedLostCard", "9987", "lost_card"),
          bad("chargeDeclinedStolenCard", "9979", "stolen_card"),
          bad("chargeDeclinedExpiredCard", "0069", "expired_card"),
          bad("chargeDeclinedIncorrectCvc", "0127", "incorrect_cvc"),
          bad("chargeDeclinedProcessingError", "0119", "processing_error"),
          bad("chargeDeclinedFraudulent", "0019", "fraudulent"),
          Map.entry("chargeCustomerFail", new Card("visa", "0341", "generic_decline", true)));

  private static Map.Entry<String, Card> good(String name, String brand, String last4) {
    return Map.entry(name, new Card(brand, last4, null, true));
  }

  private static Map.Entry<String, Card> bad(String name, String last4, String decline) {
    return Map.entry(name, new Card("visa", last4, decline, false));
  }

  /**
   * The payment method of an id, or a new one of a test card's name, such as {@code pm_card_visa}.
   */
  public ObjectNode named(Work work, String id, String param) {
    var standing = work.get(METHODS, id);
    if (standing != null) {
      return standing.deepCopy();
    }
    var card = KNOWN.get(id.replaceFirst("^(pm_card_visa_|pm_card_|tok_visa_|tok_)", ""));
    if (card == null || !id.matches("(pm_card|tok)_.*")) {
      throw StripeRefusal.noSuch(id.startsWith("tok_") ? "token" : "PaymentMethod", id, param);
    }
    return made(work, card);
  }

  /** A new payment method of a test card's number; any that is not known is good. */
  public ObjectNode numbered(Work work, String number) {
    String last4 = number.substring(Math.max(0, number.length() - 4));
    return KNOWN.values().stream()
        .filter(card -> card.last4().equals(last4))
        .findFirst()
        .map(card -> made(work, card))
        .orElseGet(() -> made(work, new Card("visa", last4, null, true)));
  }

  private ObjectNode made(Work work, Card card) {
    var method = templates.of("payment_method");
    method.put("id", work.newId("pm")).put("created", work.now());
    method.put("_decline", card.decline()).put("_attaches", card.attaches());
    var shown = method.withObject("/card");
    shown.put("brand", card.brand()).put("display_brand", card.brand()).put("last4", card.last4());
    shown.withObject("/networks").putArray("available").add(card.brand());
    work.put(METHODS, method.deepCopy());
    return method;
  }

  /** Gives a customer a payment method; a card its bank declines is refused. */
  public static ObjectNode attach(Work work, ObjectNode method, String customer) {
    var holder = method.path("customer");
    if (holder.isTextual() && !holder.asText().equals(customer)) {
      throw StripeRefusal.invalid(
          null, "The payment method you provided has already been attached to a customer.");
    }
    String decline = method.path("_decline").textValue();
    if (decline != null && !method.path("_attaches").asBoolean()) {
      throw StripeRefusal.declined(code(decline), decline, message(decline));
    }
    if (!holder.isTextual()) {
      method.put("customer", customer);
      work.put(METHODS, method);
      work.emit("payment_method.attached", method);
    }
    return method;
  }

  /** Why the bank of an intent's card declines, or null. */
  static @Nullable String decline(Work work, ObjectNode intent) {
    var method = work.get(METHODS, intent.path("payment_method").asText());
    return method == null ? null : method.path("_decline").textValue();
  }

  /** How an invoice, or what it bills, is to be paid; null when nobody said. */
  static @Nullable String of(Work work, ObjectNode invoice) {
    String id = invoice.at("/parent/subscription_details/subscription").asText();
    var subscription = work.get("subscriptions", id);
    var customer = work.edit("customers", invoice.path("customer").asText());
    for (JsonNode said :
        new JsonNode[] {
          invoice.path("default_payment_method"),
          subscription == null ? invoice.path("none") : subscription.path("default_payment_method"),
          customer.at("/invoice_settings/default_payment_method")
        }) {
      if (said.isTextual()) {
        return said.asText();
      }
    }
    return null;
  }

  /** Stripe's code of an error for a reason. */
  static String code(String why) {
    return CODES.contains(why) ? why : "card_declined";
  }

  /** Stripe's words for a reason. */
  static String message(String why) {
    return switch (why) {
      case "insufficient_funds" -> "Your card has insufficient funds.";
      case "expired_card" -> "Your card has expired.";
      case "incorrect_cvc" -> "Your card's security code is incorrect.";
      case "processing_error" ->
          "An error occurred while processing your card. Try again in a little bit.";
      default -> "Your card was declined.";
    };
  }
}
