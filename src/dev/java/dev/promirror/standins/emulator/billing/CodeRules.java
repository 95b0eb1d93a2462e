package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Validity;
import dev.promirror.standins.emulator.store.Work;
import org.jspecify.annotations.Nullable;

/** Whether a customer, or a guest, may use a code. */
public final class CodeRules {
  private final Work work;
  private final @Nullable String customer;

  /** {@code customer} is null for a guest, who has no history. */
  public CodeRules(Work work, @Nullable String customer) {
    this.work = work;
    this.customer = customer;
  }

  boolean foreign(ObjectNode code) {
    return code.hasNonNull("customer") && !code.path("customer").asText().equals(customer);
  }

  /** Refuses a code that this customer may not use for a sale of this size. */
  public void check(ObjectNode code, String currency, long subtotal) {
    if (!Validity.active(work, code)) {
      throw inactive(code);
    }
    if (foreign(code)) {
      throw refused("other_customer", "This code is invalid.");
    }
    var restrictions = code.path("restrictions");
    if (restrictions.path("first_time_transaction").asBoolean() && bought()) {
      throw refused("not_first_time", "This code is only for a first purchase.");
    }
    long minimum = minimum(code, currency);
    if (subtotal < minimum) {
      throw refused("minimum_amount", "This code needs a purchase of at least " + minimum + ".");
    }
    var coupon = work.edit("coupons", code.path("promotion").path("coupon").asText());
    if (coupon.hasNonNull("amount_off")
        && !coupon.path("currency").asText().equals(currency)
        && !coupon.path("~currency_options").has(currency)) {
      throw refused("currency", "This code cannot be used in this currency.");
    }
  }

  private CodeRefused inactive(ObjectNode code) {
    if (code.hasNonNull("expires_at") && code.get("expires_at").asLong() <= work.now()) {
      return refused("expired", "This code has expired.");
    }
    if (code.hasNonNull("max_redemptions")
        && code.path("times_redeemed").asLong() >= code.get("max_redemptions").asLong()) {
      return refused("used_up", "This code has been used up.");
    }
    return code.path("active").asBoolean()
        ? refused("coupon_invalid", "This code is no longer valid.")
        : refused("inactive", "This code is invalid.");
  }

  private boolean bought() {
    return customer != null
        && (work.find("invoices", "customer", customer).anyMatch(o -> paid(o, "status"))
            || work.find("checkout_sessions", "customer", customer)
                .anyMatch(o -> paid(o, "payment_status")));
  }

  private static boolean paid(ObjectNode object, String member) {
    return object.path(member).asText().equals("paid");
  }

  private static long minimum(ObjectNode code, String currency) {
    var restrictions = code.path("restrictions");
    return restrictions.path("minimum_amount_currency").asText().equals(currency)
        ? restrictions.path("minimum_amount").asLong()
        : restrictions.path("~currency_options").path(currency).path("minimum_amount").asLong(0);
  }

  private static CodeRefused refused(String reason, String message) {
    return new CodeRefused(reason, message);
  }
}
