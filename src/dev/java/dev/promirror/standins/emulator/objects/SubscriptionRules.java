package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Ending;
import dev.promirror.standins.emulator.billing.Months;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.store.Work;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What Stripe refuses of subscriptions. */
final class SubscriptionRules {
  private static final long TWO_DAYS = 48 * 3600;

  private SubscriptionRules() {}

  /** A price that can be billed each period, or only once. */
  static ObjectNode price(Work work, String id, String param, boolean recurring) {
    var price = work.need(Prices.TABLE, "price", id, param);
    fitting(price, param, recurring);
    if (!price.path("active").asBoolean()) {
      throw StripeRefusal.invalid(
          param, "The price specified is inactive. This field only accepts active prices.");
    }
    return Renderer.render(work, price);
  }

  /** Whether a price recurs, as it must, or must not. */
  static void fitting(ObjectNode price, String param, boolean recurring) {
    if (price.path("type").asText().equals("recurring") != recurring) {
      throw StripeRefusal.invalid(
          param,
          recurring
              ? "The price specified is set to `type=one_time` but this field only accepts prices"
                  + " with `type=recurring`."
              : "The price specified is set to `type=recurring` but this field only accepts prices"
                  + " with `type=one_time`.");
    }
  }

  /** All prices of a subscription share a currency and how often they are billed. */
  static void alike(Collection<? extends JsonNode> prices, String currency) {
    JsonNode interval = null;
    for (var price : prices) {
      if (!price.path("currency").asText().equals(currency)) {
        throw StripeRefusal.invalid(
            "items",
            "The price specified only supports `%s`. This doesn't match the expected currency: `%s`."
                .formatted(price.path("currency").asText(), currency));
      }
      var recurring = price.path("recurring");
      if (recurring.isObject()) {
        if (interval != null && !interval.equals(recurring)) {
          throw StripeRefusal.invalid(
              "items",
              "Currency and interval fields must match across all plans on this subscription. Found"
                  + " mismatch in interval field.");
        }
        interval = recurring;
      }
    }
  }

  /** A customer's subscriptions that run share one currency. */
  static void oneCurrency(Work work, String customer, String currency) {
    var other =
        work.find("subscriptions", "customer", customer)
            .filter(Ending::running)
            .map(subscription -> subscription.path("currency").asText())
            .filter(used -> !used.equals(currency))
            .findFirst();
    if (other.isPresent()) {
      throw StripeRefusal.invalid(
          "customer",
          "You cannot combine currencies on a single customer. This customer has an active"
              + " subscription with currency "
              + other.get());
    }
  }

  /** A trial of days or until a time, not both. */
  static void trial(JsonNode wanted, String prefix, long now, boolean twoDays) {
    var days = wanted.get("trial_period_days");
    var end = wanted.get("trial_end");
    if (days != null && end != null) {
      throw StripeRefusal.invalid(
          name(prefix, "trial_end"),
          "You may only specify one of these parameters: trial_period_days, trial_end.");
    }
    if (days != null) {
      Amounts.check(name(prefix, "trial_period_days"), days.asLong(), 1, 730);
    }
    if (end != null && end.isNumber() && end.asLong() < now + (twoDays ? TWO_DAYS : 1)) {
      throw StripeRefusal.invalid(
          name(prefix, "trial_end"),
          twoDays
              ? "The trial_end date has to be at least 2 days in the future."
              : "The trial_end timestamp must be in the future.");
    }
  }

  /** An invoice that is sent says until when it is to be paid; one that is charged does not. */
  static void sent(Params params) {
    boolean sent = params.text("collection_method", "").equals("send_invoice");
    if (sent && !params.has("days_until_due")) {
      throw StripeRefusal.invalid(
          "days_until_due",
          "If `collection_method` is `send_invoice`, `days_until_due` must be given.");
    }
    if (!sent && params.has("days_until_due")) {
      throw StripeRefusal.invalid(
          "days_until_due",
          "`days_until_due` can only be given with `collection_method` `send_invoice`.");
    }
  }

  /** A first whole period begins within one period from now. */
  static void anchor(Work work, long anchor, JsonNode recurring) {
    if (anchor <= work.now()) {
      throw StripeRefusal.invalid(
          "billing_cycle_anchor", "billing_cycle_anchor must be in the future.");
    }
    if (anchor > Months.period(work.now(), recurring, 1)) {
      throw StripeRefusal.invalid(
          "billing_cycle_anchor",
          "billing_cycle_anchor cannot be later than next natural billing date.");
    }
  }

  private static String name(String prefix, String member) {
    return prefix.isEmpty() ? member : prefix + "[" + member + "]";
  }

  /** A quantity that can be billed. */
  static long quantity(@Nullable JsonNode given, String param) {
    long quantity = given == null ? 1 : given.asLong();
    Amounts.check(param, quantity, 0, 999_999);
    return quantity;
  }
}
