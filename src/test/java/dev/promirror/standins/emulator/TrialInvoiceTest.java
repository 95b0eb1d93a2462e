package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.Shop.coupon;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.stripe.exception.StripeException;
import com.stripe.param.CouponCreateParams.Duration;
import dev.promirror.standins.emulator.store.Fact;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialInvoiceTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTrialUsesUpADiscountOnceOrLeavesItForTheFirstPayment(boolean usesUp)
      throws StripeException {
    try (var shop = new Shop()) {
      shop.world.control.take(Fact.TRIAL_INVOICE_USES_UP_ONCE, usesUp);
      var half = shop.percent("50", Duration.ONCE);
      var made =
          shop.subscribe(
              shop.to(shop.price(1000, "month")).setTrialPeriodDays(7L).addDiscount(coupon(half)));
      assertEquals(usesUp ? 0 : 1, made.getDiscounts().size());
      shop.at("2026-03-07T11:00:00Z");
      assertEquals(List.of(1000L, usesUp ? 1000L : 500L, 0L), shop.totals(made.getId()));
    }
  }
}
