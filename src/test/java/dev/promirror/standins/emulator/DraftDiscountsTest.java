package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.Shop.coupon;
import static dev.promirror.standins.emulator.Shop.refused;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.param.CouponCreateParams.Duration;
import com.stripe.param.InvoiceUpdateParams;
import com.stripe.param.common.EmptyParam;
import dev.promirror.standins.emulator.store.Fact;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftDiscountsTest {
  private static final String DRAFTED = "2026-02-28T10:10:00Z";
  private static final String OVER = "2026-02-28T11:00:00Z";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theDiscountsOfADraftCanBeChangedInItsHourOrNot(boolean change) throws StripeException {
    try (var shop = new Shop()) {
      shop.world.control.take(Fact.DRAFT_DISCOUNTS_CHANGE, change);
      var made = shop.subscribe(shop.to(shop.price(1000, "month")));
      var half = shop.percent("50", Duration.FOREVER);
      shop.at(DRAFTED);
      var draft = shop.invoices(made.getId()).getFirst();
      var params =
          InvoiceUpdateParams.builder()
              .addDiscount(InvoiceUpdateParams.Discount.builder().setCoupon(half).build());
      if (change) {
        assertEquals(500, shop.change(draft.getId(), params).getTotal());
        assertEquals(1000, ((Number) previousTotal(shop)).longValue());
        assertEquals(1, shop.redeemed(half));
      } else {
        refused("discounts", () -> shop.change(draft.getId(), params));
        assertEquals(0, shop.redeemed(half));
      }
      shop.at(OVER);
      assertEquals(List.of(change ? 500L : 1000L, 1000L), shop.totals(made.getId()));
      var refusal = refused("discounts", () -> shop.change(draft.getId(), params));
      assertEquals("invoice_not_editable", refusal.getCode());
      assertTrue(shop.read(made.getId()).getDiscounts().isEmpty());
      FixturesTest.assertEventsFit(shop.world);
    }
  }

  private static Object previousTotal(Shop shop) throws StripeException {
    return requireNonNull(shop.previous("invoice.updated").get("total"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDiscountTakenOffADraftIsNotUsedUp(boolean change) throws StripeException {
    try (var shop = new Shop()) {
      shop.world.control.take(Fact.DRAFT_DISCOUNTS_CHANGE, change);
      var two = shop.months("20", 3);
      var made = shop.subscribe(shop.to(shop.price(1000, "month")).addDiscount(coupon(two)));
      shop.at(DRAFTED);
      var draft = shop.invoices(made.getId()).getFirst();
      var params = InvoiceUpdateParams.builder().setDiscounts(EmptyParam.EMPTY);
      if (change) {
        assertEquals(1000, shop.change(draft.getId(), params).getTotal());
      } else {
        refused("discounts", () -> shop.change(draft.getId(), params));
      }
      assertEquals(1, shop.read(made.getId()).getDiscounts().size());
    }
  }
}
