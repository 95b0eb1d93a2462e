package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.Shop.coupon;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.stripe.exception.StripeException;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.CouponCreateParams.Duration;
import dev.promirror.standins.emulator.store.Fact;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundingTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPercentageIsRoundedHalfUpOrDown(boolean halfUp) throws StripeException {
    try (var shop = new Shop()) {
      shop.world.control.take(Fact.PERCENT_ROUNDS_HALF_UP, halfUp);
      var half = shop.percent("50", Duration.ONCE);
      var made = shop.subscribe(shop.to(shop.price(1999, "month")).addDiscount(coupon(half)));
      assertEquals(List.of(halfUp ? 999L : 1000L), shop.totals(made.getId()));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAmountIsSplitByLargestRemainderOrTheLastLineTakesTheRest(boolean largest)
      throws StripeException {
    try (var shop = new Shop()) {
      shop.world.control.take(Fact.SPLIT_BY_LARGEST_REMAINDER, largest);
      var params = CouponCreateParams.builder().setAmountOff(100L).setCurrency("usd");
      var amount = shop.world.coupon(params).getId();
      var made =
          shop.subscribe(
              shop.to(shop.price(500, "month"), shop.price(300, "month"), shop.price(100, "month"))
                  .addDiscount(coupon(amount)));
      var lines = shop.invoices(made.getId()).getFirst().getLines().getData();
      var off =
          lines.stream().map(line -> line.getDiscountAmounts().getFirst().getAmount()).toList();
      assertEquals(largest ? List.of(56L, 33L, 11L) : List.of(55L, 33L, 12L), off);
    }
  }
}
