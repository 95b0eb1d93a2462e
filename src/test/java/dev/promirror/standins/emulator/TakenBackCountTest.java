package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.codeOf;
import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.stripe.exception.StripeException;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.common.EmptyParam;
import dev.promirror.standins.emulator.store.Fact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakenBackCountTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDiscountTakenAwayStaysCountedOrNot(boolean stays) throws StripeException {
    try (var shop = new Shop()) {
      shop.world.control.take(Fact.COUNT_NEVER_FALLS, stays);
      var coupon =
          shop.world.coupon(twentyPercent().setDuration(CouponCreateParams.Duration.FOREVER));
      var code = shop.world.code(codeOf(coupon, "BACK"));
      var given =
          SubscriptionCreateParams.Discount.builder().setPromotionCode(code.getId()).build();
      var price = shop.price(1000, "month");
      var one = shop.subscribe(shop.to(price).addDiscount(given));
      var two = shop.subscribe(shop.to(price).addDiscount(given));
      shop.deleteDiscount(one.getId());
      var cleared = SubscriptionUpdateParams.builder().setDiscounts(EmptyParam.EMPTY);
      shop.update(two.getId(), cleared);
      long left = stays ? 2 : 0;
      assertEquals(left, shop.redeemed(coupon.getId()));
      assertEquals(left, shop.world.readCode(code.getId()).getTimesRedeemed());
    }
  }

  /** Counted only when paid, a discount taken away before has nothing to give back. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDiscountNeverCountedLowersNothing(boolean stays) throws StripeException {
    try (var shop = new Shop()) {
      shop.world.control.take(Fact.FAILED_PAYMENT_COUNTS, false);
      shop.world.control.take(Fact.COUNT_NEVER_FALLS, stays);
      var coupon =
          shop.world.coupon(twentyPercent().setDuration(CouponCreateParams.Duration.FOREVER));
      var code = shop.world.code(codeOf(coupon, "UNPAID"));
      var given =
          SubscriptionCreateParams.Discount.builder().setPromotionCode(code.getId()).build();
      var price = shop.price(1000, "month");
      shop.subscribe(shop.to(price).addDiscount(given));
      shop.world.control.failPayments(shop.world.account, null, 1);
      var unpaid = shop.subscribe(shop.to(price).addDiscount(given));
      assertEquals("incomplete", unpaid.getStatus());
      assertEquals(1, shop.redeemed(coupon.getId()));
      shop.deleteDiscount(unpaid.getId());
      assertEquals(1, shop.redeemed(coupon.getId()));
      assertEquals(1, shop.world.readCode(code.getId()).getTimesRedeemed());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDiscountUsedUpStaysCountedEitherWay(boolean stays) throws StripeException {
    try (var shop = new Shop()) {
      shop.world.control.take(Fact.COUNT_NEVER_FALLS, stays);
      var once = shop.percent("20", CouponCreateParams.Duration.ONCE);
      shop.subscribe(shop.to(shop.price(1000, "month")).addDiscount(Shop.coupon(once)));
      assertEquals(1, shop.redeemed(once));
    }
  }
}
