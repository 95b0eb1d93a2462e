package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static dev.promirror.standins.emulator.Shop.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.stripe.exception.StripeException;
import dev.promirror.standins.emulator.store.Fact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeletedCouponIdTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theIdOfADeletedCouponIsFreeOrTaken(boolean free) throws StripeException {
    try (var world = new EmulatorFixture()) {
      world.control.take(Fact.DELETED_COUPON_ID_IS_FREE, free);
      world.coupon(twentyPercent().setId("AGAIN"));
      world.stripe.v1().coupons().delete("AGAIN", world.inAccount);
      if (free) {
        var again = world.coupon(twentyPercent().setId("AGAIN"));
        assertEquals(0, again.getTimesRedeemed());
      } else {
        var refusal = refused("id", () -> world.coupon(twentyPercent().setId("AGAIN")));
        assertEquals("resource_already_exists", refusal.getCode());
      }
    }
  }
}
