package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.Shop.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.stripe.exception.StripeException;
import com.stripe.param.CouponCreateParams;
import dev.promirror.standins.emulator.store.Fact;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThirdDecimalTest {
  private static CouponCreateParams.Builder percent(String percent) {
    return CouponCreateParams.builder().setPercentOff(new BigDecimal(percent));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aThirdDecimalIsRefusedOrRoundedOff(boolean isRefused) throws StripeException {
    try (var world = new EmulatorFixture()) {
      world.control.take(Fact.THIRD_DECIMAL_IS_REFUSED, isRefused);
      assertEquals(new BigDecimal("12.34"), world.coupon(percent("12.34")).getPercentOff());
      if (isRefused) {
        refused("percent_off", () -> world.coupon(percent("12.345")));
      } else {
        assertEquals(new BigDecimal("12.35"), world.coupon(percent("12.345")).getPercentOff());
        assertEquals(new BigDecimal("0.01"), world.coupon(percent("0.001")).getPercentOff());
      }
    }
  }
}
