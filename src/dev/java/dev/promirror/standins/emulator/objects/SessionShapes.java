package dev.promirror.standins.emulator.objects;

import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;

/** What opening a checkout session takes, and what it refuses in each mode. */
final class SessionShapes {
  private static final Shape LINE =
      Shape.of().may("price", Kind.TEXT).may("quantity", Kind.INTEGER);
  private static final String[] AWAY = {"success_url", "cancel_url"};
  private static final Shape DISCOUNT =
      Shape.of().may("coupon", Kind.TEXT).may("promotion_code", Kind.TEXT);

  /** There is no {@code cancel_at} here, at Stripe neither. */
  private static final Shape SUBSCRIPTION =
      Shape.of()
          .may("metadata", Kind.METADATA)
          .may("description", Kind.TEXT)
          .may("trial_period_days", Kind.INTEGER)
          .may("trial_end", Kind.INTEGER)
          .may("trial_settings", Kind.hash(SubscriptionShapes.TRIAL_SETTINGS));

  static final Shape CREATE =
      Shape.call()
          .must("mode", Kind.choice("payment", "subscription"))
          .must("line_items", Kind.list(Kind.hash(LINE)))
          .may("discounts", Kind.list(Kind.hash(DISCOUNT)))
          .may("allow_promotion_codes", Kind.BOOLEAN)
          .may("customer", Kind.TEXT)
          .may("customer_email", Kind.TEXT)
          .may("customer_creation", Kind.choice("always", "if_required"))
          .may("client_reference_id", Kind.TEXT)
          .clearable("metadata", Kind.METADATA)
          .may("success_url", Kind.TEXT)
          .may("cancel_url", Kind.TEXT)
          .may("expires_at", Kind.INTEGER)
          .may("payment_method_collection", Kind.choice("always", "if_required"))
          .may("subscription_data", Kind.hash(SUBSCRIPTION));

  private SessionShapes() {}

  /** Refuses what does not go together, before anything is looked up. */
  static void check(Params params, long now) {
    if (params.has("customer") && params.has("customer_email")) {
      throw exclusive("customer", "customer_email");
    }
    if (params.has("discounts") && params.has("allow_promotion_codes")) {
      throw exclusive("discounts", "allow_promotion_codes");
    }
    if (params.values().path("line_items").isEmpty()) {
      throw StripeRefusal.absent("line_items");
    }
    boolean subscribes = params.text("mode", "").equals("subscription");
    for (String name : new String[] {"subscription_data", "payment_method_collection"}) {
      if (!subscribes && params.has(name)) {
        throw wrongMode(name, "payment");
      }
    }
    for (String name :
        new String[] {
          "customer_creation", "payment_intent_data", "invoice_creation", "submit_type"
        }) {
      if (subscribes && params.has(name)) {
        throw wrongMode(name, "subscription");
      }
    }
    pages(params);
    Unsupported.refuse(params, "optional_items", "shipping_options", "custom_fields");
    var payment = params.values().path("payment_intent_data");
    if (payment.path("capture_method").asText().equals("manual")) {
      throw Unsupported.parameter("payment_intent_data[capture_method]=manual");
    }
    SubscriptionRules.trial(
        params.values().path("subscription_data"), "subscription_data", now, true);
  }

  /** A page of Stripe's sends the member away; one within another page comes back to it. */
  private static void pages(Params params) {
    String mode = params.text("ui_mode", "hosted_page");
    boolean hosted = mode.equals("hosted_page");
    for (String name : hosted ? new String[] {"return_url"} : AWAY) {
      if (params.has(name)) {
        throw StripeRefusal.invalid(
            name, "`%s` can not be passed in when `ui_mode` is `%s`.".formatted(name, mode));
      }
    }
    if (!hosted
        && !params.has("return_url")
        && !params.text("redirect_on_completion", "").equals("never")) {
      throw StripeRefusal.absent("return_url");
    }
  }

  private static StripeRefusal exclusive(String one, String other) {
    return StripeRefusal.invalid(
        one, "You may only specify one of these parameters: " + one + ", " + other + ".");
  }

  private static StripeRefusal wrongMode(String param, String mode) {
    return StripeRefusal.invalid(param, "You can not pass `" + param + "` in `" + mode + "` mode.");
  }
}
