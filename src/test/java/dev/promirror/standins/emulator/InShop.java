package dev.promirror.standins.emulator;

import com.stripe.exception.StripeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Each test has a {@link Shop} of its own; in the end every event fits the published shapes. */
abstract class InShop {
  Shop shop;

  @BeforeEach
  void open() throws StripeException {
    shop = new Shop();
  }

  @AfterEach
  void close() throws StripeException {
    FixturesTest.assertEventsFit(shop.world);
    shop.close();
  }
}
