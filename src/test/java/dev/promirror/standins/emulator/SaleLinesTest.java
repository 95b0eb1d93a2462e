package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.codeOf;
import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.HasId;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.LineItem;
import com.stripe.model.StripeCollection;
import com.stripe.param.InvoiceLineItemListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionLineItemListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sale shows its first ten lines, and gives all of them page by page. */
class SaleLinesTest {
  private static final int LINES = 25;

  private EmulatorFixture world;

  @BeforeEach
  void start() throws StripeException {
    world = new EmulatorFixture();
    world.code(codeOf(world.coupon(twentyPercent()), "SUNNY20"));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  /** Buys lines of 1001, 1002 and so on; a subscription has its renewing lines first. */
  private EmulatorControl.Receipt buy(int recurring) throws StripeException {
    var params =
        SessionCreateParams.builder()
            .setMode(
                recurring == 0
                    ? SessionCreateParams.Mode.PAYMENT
                    : SessionCreateParams.Mode.SUBSCRIPTION)
            .setAllowPromotionCodes(true)
            .setSuccessUrl("https://example.com/thanks");
    for (int i = 0; i < LINES; i++) {
      params.addLineItem(
          SessionCreateParams.LineItem.builder()
              .setPrice(offer(1001 + i, i < recurring ? "month" : null))
              .setQuantity(1L)
              .build());
    }
    var session = world.stripe.v1().checkout().sessions().create(params.build(), world.inAccount);
    return world.control.completeSession(
        world.account, session.getId(), "SUNNY20", "mia@example.com", "Mia");
  }

  private String offer(long amount, @Nullable String interval) {
    return world.control.offer(world.account, "Gold", amount, "usd", interval).price();
  }

  private StripeCollection<LineItem> lines(String session, SessionLineItemListParams.Builder page)
      throws StripeException {
    return world
        .stripe
        .v1()
        .checkout()
        .sessions()
        .lineItems()
        .list(session, page.build(), world.inAccount);
  }

  private StripeCollection<InvoiceLineItem> lines(
      String invoice, InvoiceLineItemListParams.Builder page) throws StripeException {
    return world.stripe.v1().invoices().lineItems().list(invoice, page.build(), world.inAccount);
  }

  private static List<String> ids(List<? extends HasId> lines) {
    return lines.stream().map(HasId::getId).toList();
  }

  @Test
  void aSessionHoldsItsFirstTenLinesAndItsListAll() throws StripeException {
    var sale = buy(0).session();
    var expand = SessionRetrieveParams.builder().addExpand("line_items.data.discounts").build();
    var held =
        world
            .stripe
            .v1()
            .checkout()
            .sessions()
            .retrieve(sale, expand, world.inAccount)
            .getLineItems();
    assertEquals(10, held.getData().size());
    assertTrue(held.getHasMore());
    assertEquals("/v1/checkout/sessions/" + sale + "/line_items", held.getUrl());
    assertEquals(200, held.getData().getFirst().getDiscounts().getFirst().getAmount());

    var all = lines(sale, SessionLineItemListParams.builder().setLimit(100L));
    assertFalse(all.getHasMore());
    assertEquals(
        LongStream.range(1001, 1001 + LINES).boxed().toList(),
        all.getData().stream().map(LineItem::getAmountSubtotal).toList());
    assertNull(all.getData().getFirst().getDiscounts(), "only when expanded");
    assertEquals(ids(held.getData()), ids(all.getData()).subList(0, 10));
  }

  @Test
  void aListOfLinesIsPagedFirstToLastAndBack() throws StripeException {
    var sale = buy(0).session();
    var all = ids(lines(sale, SessionLineItemListParams.builder().setLimit(100L)).getData());

    var first = lines(sale, SessionLineItemListParams.builder());
    assertEquals(all.subList(0, 10), ids(first.getData()));
    assertTrue(first.getHasMore());
    var paged = new ArrayList<String>();
    lines(sale, SessionLineItemListParams.builder().setLimit(7L))
        .autoPagingIterable()
        .forEach(line -> paged.add(line.getId()));
    assertEquals(all, paged);

    var last = lines(sale, SessionLineItemListParams.builder().setStartingAfter(all.get(19)));
    assertEquals(all.subList(20, LINES), ids(last.getData()));
    assertFalse(last.getHasMore());
    var back =
        lines(sale, SessionLineItemListParams.builder().setEndingBefore(all.get(20)).setLimit(5L));
    assertEquals(all.subList(15, 20), ids(back.getData()));
    assertTrue(back.getHasMore());
    var start = lines(sale, SessionLineItemListParams.builder().setEndingBefore(all.get(3)));
    assertEquals(all.subList(0, 3), ids(start.getData()));
    assertFalse(start.getHasMore());
  }

  @Test
  void anInvoiceHoldsItsFirstTenLinesAndItsListAll() throws StripeException {
    var sale = Objects.requireNonNull(buy(20).invoice());
    var invoice = world.stripe.v1().invoices().retrieve(sale, world.inAccount);
    assertEquals(10, invoice.getLines().getData().size());
    assertTrue(invoice.getLines().getHasMore());

    var all = lines(sale, InvoiceLineItemListParams.builder().setLimit(100L));
    assertEquals(LINES, all.getData().size());
    assertFalse(all.getHasMore());
    assertEquals(ids(invoice.getLines().getData()), ids(all.getData()).subList(0, 10));
    var discount = invoice.getTotalDiscountAmounts().getFirst();
    long off = 0;
    for (var line : all.getData()) {
      assertEquals(discount.getDiscount(), line.getDiscountAmounts().getFirst().getDiscount());
      off += line.getDiscountAmounts().getFirst().getAmount();
    }
    assertEquals(discount.getAmount(), off);
  }

  @Test
  void aPageThatCannotBeIsRefused() throws StripeException {
    var sale = buy(0).session();
    for (var page :
        List.of(
            SessionLineItemListParams.builder().setLimit(0L),
            SessionLineItemListParams.builder().setLimit(101L),
            SessionLineItemListParams.builder().setStartingAfter("li_none"))) {
      assertThrows(InvalidRequestException.class, () -> lines(sale, page));
    }
    var unknown =
        assertThrows(
            InvalidRequestException.class,
            () -> lines("cs_none", SessionLineItemListParams.builder()));
    assertEquals(404, unknown.getStatusCode());
  }

  @Test
  void theTruthHasAllLinesAndTheTimeOfThePayment() throws StripeException {
    var params =
        SessionCreateParams.builder()
            .setMode(SessionCreateParams.Mode.PAYMENT)
            .setSuccessUrl("https://example.com/thanks");
    for (int i = 0; i < LINES; i++) {
      params.addLineItem(
          SessionCreateParams.LineItem.builder()
              .setPrice(offer(1000, null))
              .setQuantity(1L)
              .build());
    }
    var session = world.stripe.v1().checkout().sessions().create(params.build(), world.inAccount);
    world.control.advanceClock(Duration.ofHours(20));
    world.control.completeSession(world.account, session.getId(), null, "mia@example.com", "Mia");
    var sale = world.control.truth(world.account).path("sales").get(0);
    assertEquals(LINES, sale.path("lines").size());
    assertEquals(session.getCreated() + 20 * 3600, sale.path("at").asLong());
  }
}
