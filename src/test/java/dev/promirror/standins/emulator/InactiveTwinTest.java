package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.codeOf;
import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static dev.promirror.standins.emulator.Shop.refused;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.param.PromotionCodeUpdateParams;
import dev.promirror.standins.emulator.store.Fact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InactiveTwinTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInactiveTwinIsAcceptedOrRefusedAndNeverActive(boolean accepted) throws StripeException {
    try (var world = new EmulatorFixture()) {
      world.control.take(Fact.INACTIVE_TWIN_IS_ACCEPTED, accepted);
      var coupon = world.coupon(twentyPercent());
      world.code(codeOf(coupon, "TWIN"));
      var inactive = codeOf(coupon, "twin").setActive(false);
      refused("code", () -> world.code(codeOf(coupon, "twin")));
      if (accepted) {
        var twin = world.code(inactive);
        assertFalse(twin.getActive());
        var on = PromotionCodeUpdateParams.builder().setActive(true).build();
        var codes = world.stripe.v1().promotionCodes();
        refused("code", () -> codes.update(twin.getId(), on, world.inAccount));
      } else {
        refused("code", () -> world.code(inactive));
        assertTrue(world.code(codeOf(coupon, "OTHER")).getActive());
      }
    }
  }
}
