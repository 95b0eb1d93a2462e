package dev.promirror.standins.emulator.params;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What a call gives is shown whole: members it leaves out are there too. */
final class Parts {
  private static final Set<String> ADDRESSES =
      Set.of("customer.address", "customer.shipping.address", "payment_intent.shipping.address");

  private Parts() {}

  static ObjectNode whole(String path, ObjectNode given) {
    var whole = JsonNodeFactory.instance.objectNode();
    for (String name : names(path)) {
      whole.putNull(name);
    }
    switch (path) {
      case "payment_intent.automatic_payment_methods" -> whole.put("allow_redirects", "always");
      case "checkout.session.invoice_creation" ->
          whole.set("invoice_data", whole(path + ".invoice_data", whole.objectNode()));
      case "checkout.session.invoice_creation.invoice_data" -> whole.putObject("metadata");
      default -> {}
    }
    given.forEachEntry(
        (name, value) ->
            whole.set(
                name, value instanceof ObjectNode inner ? whole(path + "." + name, inner) : value));
    return whole;
  }

  private static String[] names(String path) {
    if (ADDRESSES.contains(path)) {
      return new String[] {"city", "country", "line1", "line2", "postal_code", "state"};
    }
    return switch (path) {
      case "checkout.session.consent_collection" ->
          new String[] {"payment_method_reuse_agreement", "promotions", "terms_of_service"};
      case "checkout.session.saved_payment_method_options" ->
          new String[] {"allow_redisplay_filters", "payment_method_remove", "payment_method_save"};
      case "checkout.session.after_expiration" -> new String[] {"recovery"};
      case "checkout.session.after_expiration.recovery" -> new String[] {"expires_at", "url"};
      case "checkout.session.invoice_creation.invoice_data" ->
          new String[] {
            "account_tax_ids",
            "custom_fields",
            "description",
            "footer",
            "issuer",
            "rendering_options"
          };
      case "subscription.pause_collection" -> new String[] {"resumes_at"};
      case "subscription.billing_cycle_anchor_config" ->
          new String[] {"hour", "minute", "month", "second"};
      case "subscription.billing_thresholds" ->
          new String[] {"amount_gte", "reset_billing_cycle_anchor"};
      case "subscription.transfer_data" -> new String[] {"amount_percent"};
      case "payment_intent.shipping" -> new String[] {"carrier", "phone", "tracking_number"};
      default -> new String[0];
    };
  }
}
