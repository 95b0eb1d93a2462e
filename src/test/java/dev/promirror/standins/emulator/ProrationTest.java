package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.Shop.coupon;
import static dev.promirror.standins.emulator.Shop.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.Subscription;
import com.stripe.param.CouponCreateParams.Duration;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.ProrationBehavior;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The period from 31 January to 28 February lasts 28 days; half of it is over on 14 February. */
class ProrationTest extends InShop {
  private static final String HALF = "2026-02-14T10:00:00Z";
  private static final String FEBRUARY = "2026-02-28T11:00:00Z";

  private static SubscriptionUpdateParams.Builder to(Subscription subscription, String price) {
    var item = subscription.getItems().getData().getFirst().getId();
    return SubscriptionUpdateParams.builder()
        .addItem(SubscriptionUpdateParams.Item.builder().setId(item).setPrice(price).build());
  }

  private static SubscriptionUpdateParams.Builder quantity(Subscription subscription, long count) {
    var item = subscription.getItems().getData().getFirst().getId();
    return SubscriptionUpdateParams.builder()
        .addItem(SubscriptionUpdateParams.Item.builder().setId(item).setQuantity(count).build());
  }

  private List<Long> newestLines(Subscription subscription) throws StripeException {
    return shop.invoices(subscription.getId()).getFirst().getLines().getData().stream()
        .map(InvoiceLineItem::getAmount)
        .toList();
  }

  @Test
  void aDearerPriceIsProratedOnTheNextInvoice() throws StripeException {
    var made = shop.subscribe(shop.to(shop.price(1000, "month")));
    shop.at(HALF);
    var changed = shop.update(made.getId(), to(made, shop.price(3000, "month")));
    var item = changed.getItems().getData().getFirst();
    assertEquals(made.getItems().getData().getFirst().getId(), item.getId());
    assertEquals(3000, item.getPrice().getUnitAmount());
    assertTrue(shop.previous("customer.subscription.updated").containsKey("items"));
    assertEquals(2, shop.events("invoiceitem.created").size());
    assertEquals(1, shop.invoices(made.getId()).size());
    shop.at(FEBRUARY);
    assertEquals(List.of(-500L, 1500L, 3000L), newestLines(made));
    assertEquals(4000L, shop.totals(made.getId()).getFirst());
    var lines = shop.invoices(made.getId()).getFirst().getLines().getData();
    assertFalse(lines.getFirst().getDiscountable());
    var parent = lines.getFirst().getParent().getSubscriptionItemDetails();
    assertTrue(parent.getProration());
    assertEquals(item.getId(), parent.getSubscriptionItem());
    assertEquals("Unused time on Gold after 14 Feb 2026", lines.getFirst().getDescription());
  }

  @Test
  void noneProratesNothing() throws StripeException {
    var made = shop.subscribe(shop.to(shop.price(1000, "month")));
    shop.at(HALF);
    shop.update(
        made.getId(),
        to(made, shop.price(3000, "month")).setProrationBehavior(ProrationBehavior.NONE));
    shop.at(FEBRUARY);
    assertEquals(List.of(3000L, 1000L), shop.totals(made.getId()));
  }

  @Test
  void alwaysInvoiceBillsAtOnce() throws StripeException {
    var made = shop.subscribe(shop.to(shop.price(1000, "month")));
    shop.at(HALF);
    shop.update(
        made.getId(), quantity(made, 4).setProrationBehavior(ProrationBehavior.ALWAYS_INVOICE));
    var invoice = shop.invoices(made.getId()).getFirst();
    assertEquals("subscription_update", invoice.getBillingReason());
    assertEquals("paid", invoice.getStatus());
    assertEquals(List.of(-500L, 2000L), newestLines(made));
    assertEquals(invoice.getId(), shop.read(made.getId()).getLatestInvoice());
    shop.at(FEBRUARY);
    assertEquals(4000L, shop.totals(made.getId()).getFirst());
  }

  @Test
  void discountsAreInTheProratedAmounts() throws StripeException {
    var fifth = shop.percent("20", Duration.FOREVER);
    var made = shop.subscribe(shop.to(shop.price(1000, "month")).addDiscount(coupon(fifth)));
    shop.at(HALF);
    shop.update(made.getId(), to(made, shop.price(3000, "month")));
    shop.at(FEBRUARY);
    assertEquals(List.of(-400L, 1200L, 3000L), newestLines(made));
    assertEquals(-400 + 1200 + 2400L, shop.totals(made.getId()).getFirst());
    assertEquals(
        600,
        shop.invoices(made.getId()).getFirst().getTotalDiscountAmounts().getFirst().getAmount());
  }

  @Test
  void aCreditIsPartOfWhatWasBilled() throws StripeException {
    var once = shop.percent("50", Duration.ONCE);
    var made = shop.subscribe(shop.to(shop.price(1000, "month")).addDiscount(coupon(once)));
    shop.at(HALF);
    shop.update(made.getId(), to(made, shop.price(3000, "month")));
    shop.at(FEBRUARY);
    assertEquals(List.of(-250L, 1500L, 3000L), newestLines(made));
  }

  @Test
  void whatIsLeftOfACreditIsTheCustomersBalance() throws StripeException {
    var made = shop.subscribe(shop.to(shop.price(3000, "month")));
    shop.at(HALF);
    shop.update(
        made.getId(),
        to(made, shop.price(1000, "month")).setProrationBehavior(ProrationBehavior.ALWAYS_INVOICE));
    var credit = shop.invoices(made.getId()).getFirst();
    assertEquals(-1000, credit.getTotal());
    assertEquals(0, credit.getAmountDue());
    assertEquals(-1000, credit.getEndingBalance());
    assertTrue(shop.previous("customer.updated").containsKey("balance"));
    shop.at(FEBRUARY);
    var next = shop.invoices(made.getId()).getFirst();
    assertEquals(1000, next.getTotal());
    assertEquals(0, next.getAmountPaid());
    var customer =
        shop.world.stripe.v1().customers().retrieve(made.getCustomer(), shop.world.inAccount);
    assertEquals(0, customer.getBalance());
  }

  @Test
  void anotherIntervalBeginsANewPeriod() throws StripeException {
    var made = shop.subscribe(shop.to(shop.price(1000, "month")));
    shop.at(HALF);
    var changed = shop.update(made.getId(), to(made, shop.price(9000, "year")));
    assertEquals(List.of(-500L, 9000L), newestLines(made));
    assertEquals(8500L, shop.totals(made.getId()).getFirst());
    var item = changed.getItems().getData().getFirst();
    assertEquals(1_771_063_200L, item.getCurrentPeriodStart());
    assertEquals(1_771_063_200L, changed.getBillingCycleAnchor());
    assertEquals(1_802_599_200L, item.getCurrentPeriodEnd());
    shop.at("2026-06-01T00:00:00Z");
    assertEquals(2, shop.totals(made.getId()).size());
  }

  @Test
  void itemsComeAndGo() throws StripeException {
    var basic = shop.price(1000, "month");
    var extra = shop.price(400, "month");
    var made = shop.subscribe(shop.to(basic));
    shop.at(HALF);
    var add = SubscriptionUpdateParams.Item.builder().setPrice(extra).build();
    var two = shop.update(made.getId(), SubscriptionUpdateParams.builder().addItem(add));
    assertEquals(2, two.getItems().getData().size());
    refused(
        "items", () -> shop.update(made.getId(), SubscriptionUpdateParams.builder().addItem(add)));
    var yearly = SubscriptionUpdateParams.Item.builder().setPrice(shop.price(1, "year")).build();
    refused(
        "items",
        () -> shop.update(made.getId(), SubscriptionUpdateParams.builder().addItem(yearly)));
    var first = made.getItems().getData().getFirst().getId();
    var gone = SubscriptionUpdateParams.Item.builder().setId(first).setDeleted(true).build();
    shop.update(made.getId(), SubscriptionUpdateParams.builder().addItem(gone));
    shop.at(FEBRUARY);
    assertEquals(List.of(200L, -500L, 400L), newestLines(made));
    var last = two.getItems().getData().getLast().getId();
    var both = SubscriptionUpdateParams.Item.builder().setId(last).setDeleted(true).build();
    refused(
        "items", () -> shop.update(made.getId(), SubscriptionUpdateParams.builder().addItem(both)));
  }

  @Test
  void aDiscountAloneProratesNothing() throws StripeException {
    var made = shop.subscribe(shop.to(shop.price(1000, "month")));
    shop.at(HALF);
    var half = shop.percent("50", Duration.FOREVER);
    shop.update(made.getId(), SubscriptionUpdateParams.builder().addDiscount(Shop.another(half)));
    shop.at(FEBRUARY);
    assertEquals(List.of(500L), newestLinesAfterDiscounts(made));
  }

  private List<Long> newestLinesAfterDiscounts(Subscription made) throws StripeException {
    return shop.invoices(made.getId()).getFirst().getLines().getData().stream()
        .map(line -> line.getAmount() - line.getDiscountAmounts().getFirst().getAmount())
        .toList();
  }
}
