package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Product;
import com.stripe.param.EventListParams;
import com.stripe.param.ProductCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProductsTest {
  private EmulatorFixture world;

  @BeforeEach
  void start() throws StripeException {
    world = new EmulatorFixture();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private Product read(String id) throws StripeException {
    return world.stripe.v1().products().retrieve(id, world.inAccount);
  }

  private Product delete(String id) throws StripeException {
    return world.stripe.v1().products().delete(id, world.inAccount);
  }

  @Test
  void aProductWithoutPricesCanBeDeleted() throws StripeException {
    var params = ProductCreateParams.builder().setName("Poster").build();
    var product = world.stripe.v1().products().create(params, world.inAccount);
    var deleted = delete(product.getId());
    assertTrue(deleted.getDeleted());
    assertEquals(product.getId(), deleted.getId());
    var refusal = assertThrows(InvalidRequestException.class, () -> read(product.getId()));
    assertEquals("resource_missing", refusal.getCode());
    var events = EventListParams.builder().setType("product.deleted").build();
    assertEquals(1, world.stripe.v1().events().list(events, world.inAccount).getData().size());
  }

  @Test
  void aProductWithAPriceStays() throws StripeException {
    var product = world.control.offer(world.account, "Gold", 1999, "usd", "month").product();
    assertEquals(
        400, assertThrows(InvalidRequestException.class, () -> delete(product)).getStatusCode());
    assertEquals("Gold", read(product).getName());
  }

  @Test
  void theTruthHasWhatASaleLeavesBehind() throws StripeException {
    String price = world.control.offer(world.account, "Gold", 1999, "usd", "month").price();
    world.control.buy(world.account, price, null, "mia@example.com", "Mia");
    var truth = world.control.truth(world.account);
    for (String table :
        new String[] {"checkout_sessions", "invoices", "payment_intents", "charges"}) {
      assertEquals(1, truth.path(table).size(), table);
    }
    assertEquals(0, truth.path("refunds").size());
  }
}
