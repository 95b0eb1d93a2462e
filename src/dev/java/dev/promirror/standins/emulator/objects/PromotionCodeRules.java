package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Validity;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.standins.emulator.store.Work;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Stripe refuses of promotion codes. */
final class PromotionCodeRules {
  private PromotionCodeRules() {}

  static void check(Work work, Params params, ObjectNode coupon) {
    String text = params.text("code");
    if (text != null && !Pattern.matches("[A-Za-z0-9-]{1,500}", text)) {
      throw StripeRefusal.invalid(
          "code", "Promotion codes can only contain letters, digits and dashes.");
    }
    if (params.flag("active", true) && !Validity.valid(work, coupon)) {
      throw StripeRefusal.invalid(
          "promotion[coupon]", "The coupon is no longer valid, so its codes cannot be active.");
    }
    limit(params, coupon);
    expiry(work, params, coupon);
    var restrictions = params.values().path("restrictions");
    if (restrictions.has("minimum_amount") != restrictions.has("minimum_amount_currency")) {
      throw StripeRefusal.absent(
          restrictions.has("minimum_amount")
              ? "restrictions[minimum_amount_currency]"
              : "restrictions[minimum_amount]");
    }
  }

  private static void limit(Params params, ObjectNode coupon) {
    long limit = params.number("max_redemptions", 1);
    Amounts.check("max_redemptions", limit, 1, Long.MAX_VALUE);
    if (params.has("max_redemptions")
        && coupon.hasNonNull("max_redemptions")
        && limit > coupon.get("max_redemptions").asLong()) {
      throw StripeRefusal.invalid(
          "max_redemptions",
          "The max_redemptions of a promotion code cannot be greater than its coupon's.");
    }
  }

  private static void expiry(Work work, Params params, ObjectNode coupon) {
    if (!params.has("expires_at")) {
      return;
    }
    long expires = params.number("expires_at", 0);
    if (expires <= work.now()) {
      throw StripeRefusal.invalid("expires_at", "The expires_at date must be in the future.");
    }
    if (coupon.hasNonNull("redeem_by") && expires > coupon.get("redeem_by").asLong()) {
      throw StripeRefusal.invalid(
          "expires_at", "The expires_at date cannot be after the coupon's redeem_by.");
    }
  }

  /** An active code's text belongs to it alone, unless each is one customer's own. */
  static void unique(Work work, ObjectNode code) {
    if (!Validity.active(work, code) && work.holds(Fact.INACTIVE_TWIN_IS_ACCEPTED)) {
      return;
    }
    boolean taken =
        work.find(PromotionCodes.TABLE, "code", code.path("code").asText().toLowerCase(Locale.ROOT))
            .filter(other -> !other.path("id").equals(code.path("id")))
            .filter(other -> Validity.active(work, other))
            .anyMatch(other -> clash(customer(code), customer(other)));
    if (taken) {
      throw StripeRefusal.invalid(
          "code",
          "An active promotion code with `code: "
              + code.path("code").asText()
              + "` already exists.");
    }
  }

  private static boolean clash(@Nullable String mine, @Nullable String theirs) {
    return mine == null || theirs == null || Objects.equals(mine, theirs);
  }

  private static @Nullable String customer(ObjectNode code) {
    return code.path("customer").textValue();
  }
}
