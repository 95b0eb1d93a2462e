package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.codeOf;
import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import dev.promirror.standins.emulator.store.Fact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedemptionEventsTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRedemptionTellsOfItsCodeOrNot(boolean told) throws StripeException {
    redeem(Fact.REDEMPTION_UPDATES_CODE, "promotion_code.updated", told);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRedemptionTellsOfItsCouponOrNot(boolean told) throws StripeException {
    redeem(Fact.REDEMPTION_UPDATES_COUPON, "coupon.updated", told);
  }

  private static void redeem(Fact fact, String type, boolean told) throws StripeException {
    try (var shop = new Shop()) {
      shop.world.control.take(fact, told);
      var code = shop.world.code(codeOf(shop.world.coupon(twentyPercent()), "TOLD"));
      shop.world.control.buy(
          shop.world.account, shop.price(1000, null), "TOLD", "mia@example.com", "Mia");
      assertEquals(1, shop.world.readCode(code.getId()).getTimesRedeemed());
      assertEquals(told ? 1 : 0, shop.events(type).size());
      if (told) {
        assertTrue(shop.previous(type).containsKey("times_redeemed"));
      }
    }
  }
}
