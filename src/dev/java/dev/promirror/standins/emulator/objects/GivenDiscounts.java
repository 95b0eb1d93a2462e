package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.CodeRefused;
import dev.promirror.standins.emulator.billing.CodeRules;
import dev.promirror.standins.emulator.billing.Deal;
import dev.promirror.standins.emulator.billing.Discounts;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Validity;
import dev.promirror.standins.emulator.store.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a call gives under {@code discounts}: coupons and codes, made into discounts that are
 * not redeemed yet, and discounts that stay.
 *
 * @param customer who they are for; null for a guest
 * @param subtotal the sale's amount before discounts, in minor units
 * @param amounts whether codes that need an amount can be used here
 */
record GivenDiscounts(
    Discounts discounts,
    Work work,
    @Nullable String customer,
    String currency,
    long subtotal,
    boolean amounts) {
  private static final int MOST = 20;

  /** The list of them: {@code coupon}, {@code promotion_code} or {@code discount} each. */
  static final Kind LIST =
      Kind.list(
          Kind.hash(
              Shape.of()
                  .may("coupon", Kind.TEXT)
                  .may("promotion_code", Kind.TEXT)
                  .may("discount", Kind.TEXT)));

  /** The list when it can be given, or null when it is absent; {@code held} ids can stay. */
  @Nullable List<ObjectNode> readOrNull(@Nullable JsonNode given, String param, Set<String> held) {
    return given == null ? null : read(given, param, held);
  }

  /** The discounts given, in their order; none when the list is empty, cleared or absent. */
  List<ObjectNode> read(JsonNode given, String param, Set<String> held) {
    if (given.size() > MOST) {
      throw StripeRefusal.invalid(param, "You can give at most " + MOST + " discounts.");
    }
    var list = new ArrayList<ObjectNode>();
    for (var one : given) {
      list.add(one(one, param + "[" + list.size() + "]", held));
    }
    return list;
  }

  private ObjectNode one(JsonNode given, String param, Set<String> held) {
    long named =
        Stream.of("coupon", "promotion_code", "discount").filter(given::hasNonNull).count();
    if (named != 1) {
      throw StripeRefusal.invalid(
          param, "You must give exactly one of coupon, promotion_code and discount.");
    }
    if (given.hasNonNull("discount")) {
      return standing(given.path("discount").asText(), param + "[discount]", held);
    }
    if (given.hasNonNull("promotion_code")) {
      return byCode(given.path("promotion_code").asText(), param + "[promotion_code]");
    }
    String id = given.path("coupon").asText();
    return make(coupon(id, param + "[coupon]"), null, param);
  }

  private ObjectNode standing(String id, String param, Set<String> held) {
    if (!held.contains(id)) {
      throw StripeRefusal.noSuch("discount", id, param);
    }
    return work.edit("discounts", id);
  }

  private ObjectNode byCode(String id, String param) {
    var code = work.need(PromotionCodes.TABLE, "promotion code", id, param);
    if (!amounts && code.path("restrictions").hasNonNull("minimum_amount")) {
      throw StripeRefusal.invalid(
          param, "This promotion code needs a minimum amount and cannot be used here.");
    }
    try {
      new CodeRules(work, customer).check(code, currency, subtotal);
    } catch (CodeRefused refusal) {
      throw StripeRefusal.invalid(param, refusal.explanation());
    }
    return make(coupon(code.at("/promotion/coupon").asText(), param), code, param);
  }

  private ObjectNode coupon(String id, String param) {
    var coupon = work.need(Coupons.TABLE, "coupon", id, param);
    if (!Validity.valid(work, coupon)) {
      throw StripeRefusal.coded("coupon_expired", param, "Coupon expired: " + id);
    }
    return coupon;
  }

  private ObjectNode make(ObjectNode coupon, @Nullable ObjectNode code, String param) {
    Deal.of(coupon, currency, param);
    return discounts.make(work, coupon, code);
  }
}
