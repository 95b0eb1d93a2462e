package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.AccountLink;
import com.stripe.model.Capability;
import com.stripe.model.Charge;
import com.stripe.model.Coupon;
import com.stripe.model.CreditNote;
import com.stripe.model.CreditNoteLineItem;
import com.stripe.model.Customer;
import com.stripe.model.Discount;
import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.model.InvoiceItem;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.InvoicePayment;
import com.stripe.model.LineItem;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Price;
import com.stripe.model.Product;
import com.stripe.model.PromotionCode;
import com.stripe.model.Refund;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import com.stripe.model.SubscriptionSchedule;
import com.stripe.model.WebhookEndpoint;
import com.stripe.model.checkout.Session;
import com.stripe.param.CreditNoteCreateParams;
import com.stripe.param.InvoiceListParams;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FixturesTest {
  private static final Path FILES = EmulatorFixture.FIXTURES.resolve("__files");
  private static final Map<String, Class<?>> MODELS =
      Map.ofEntries(
          Map.entry("account", Account.class),
          Map.entry("account_link", AccountLink.class),
          Map.entry("capability", Capability.class),
          Map.entry("v2.core.account", com.stripe.model.v2.core.Account.class),
          Map.entry("v2.core.account_link", com.stripe.model.v2.core.AccountLink.class),
          Map.entry("charge", Charge.class),
          Map.entry("checkout.session", Session.class),
          Map.entry("coupon", Coupon.class),
          Map.entry("credit_note", CreditNote.class),
          Map.entry("credit_note_line_item", CreditNoteLineItem.class),
          Map.entry("customer", Customer.class),
          Map.entry("discount", Discount.class),
          Map.entry("event", Event.class),
          Map.entry("invoice", Invoice.class),
          Map.entry("invoiceitem", InvoiceItem.class),
          Map.entry("invoice_payment", InvoicePayment.class),
          Map.entry("line_item", InvoiceLineItem.class),
          Map.entry("item", LineItem.class),
          Map.entry("payment_intent", PaymentIntent.class),
          Map.entry("price", Price.class),
          Map.entry("product", Product.class),
          Map.entry("promotion_code", PromotionCode.class),
          Map.entry("refund", Refund.class),
          Map.entry("subscription", Subscription.class),
          Map.entry("subscription_item", SubscriptionItem.class),
          Map.entry("subscription_schedule", SubscriptionSchedule.class),
          Map.entry("webhook_endpoint", WebhookEndpoint.class));

  private static Class<?> model(JsonObject body) {
    var model = MODELS.get(body.get("object").getAsString());
    assertFalse(model == null, "no model of " + body.get("object"));
    return model;
  }

  @Test
  void everyBodyHasOnlyMembersAndTypesOfStripesModels() throws Exception {
    List<Path> bodies;
    try (var files = Files.walk(FILES)) {
      bodies = files.filter(file -> file.toString().endsWith(".json")).toList();
    }
    assertFalse(bodies.isEmpty());
    for (Path file : bodies) {
      var body = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      if (file.toString().contains("before-2025-09-30")) {
        var coupon = body.remove("coupon").getAsJsonObject();
        assertEquals(List.of(), ModelWalk.differences(coupon, Coupon.class), file.toString());
      }
      assertEquals(List.of(), ModelWalk.differences(body, model(body)), file.toString());
    }
  }

  @Test
  void aMisspeltOrMistypedMemberIsSeen() {
    var body = JsonParser.parseString("{\"id\":1,\"colour\":\"red\",\"valid\":true}");
    assertEquals(
        List.of("id: 1 is no String", "colour: unknown to Coupon"),
        ModelWalk.differences(body, Coupon.class));
  }

  @Test
  void everyAnswerAndEventOfARunFitsStripesModels() throws Exception {
    try (var world = new EmulatorFixture()) {
      world.code(EmulatorFixture.codeOf(world.coupon(EmulatorFixture.twentyPercent()), "WALK"));
      for (String interval : List.of("", "month")) {
        var price =
            world
                .control
                .offer(world.account, "Gold", 1000, "usd", interval.isEmpty() ? null : interval)
                .price();
        world.control.buy(world.account, price, "WALK", "mia@example.com", "Mia");
      }
      assertFitting(world);
    }
  }

  @Test
  void everyAnswerAndEventOfMoneyGoingWrongFitsStripesModels() throws Exception {
    try (var world = new EmulatorFixture()) {
      var price = world.control.offer(world.account, "Gold", 1000, "usd", "month").price();
      var single = world.control.offer(world.account, "Book", 1000, "usd", null).price();
      var receipt = world.control.buy(world.account, price, null, "mia@example.com", "Mia");
      var credit =
          CreditNoteCreateParams.builder()
              .setInvoice(receipt.invoice())
              .setAmount(500L)
              .setRefundAmount(300L)
              .setCreditAmount(200L)
              .build();
      var note = world.stripe.v1().creditNotes().create(credit, world.inAccount);
      world.control.failRefund(world.account, note.getRefunds().getFirst().getRefund());
      var later = world.control.buyDelayed(world.account, single, null, "mia@example.com", "Mia");
      world.control.settleSession(world.account, later.session(), false);
      world.control.failPayments(world.account, receipt.customer(), 9);
      world.control.moveClockTo(Instant.parse("2026-03-15T12:00:00Z"));
      var list = InvoiceListParams.builder().setLimit(1L).build();
      var open = world.stripe.v1().invoices().list(list, world.inAccount).getData().getFirst();
      world.stripe.v1().invoices().voidInvoice(open.getId(), world.inAccount);
      assertFitting(world);
    }
  }

  private static void assertFitting(EmulatorFixture world) throws StripeException {
    assertFalse(new Events(world).all().isEmpty());
    assertEventsFit(world);
  }

  /** Every event that is still listed has only what Stripe's models know. */
  static void assertEventsFit(EmulatorFixture world) throws StripeException {
    for (var event : new Events(world).all()) {
      var data = event.getAsJsonObject("data");
      var object = data.getAsJsonObject("object");
      assertEquals(List.of(), ModelWalk.differences(event, Event.class));
      assertEquals(List.of(), ModelWalk.differences(object, model(object)), object.toString());
      if (data.has("previous_attributes")) {
        var previous = data.getAsJsonObject("previous_attributes");
        assertEquals(List.of(), ModelWalk.differences(previous, model(object)), event.toString());
        previous
            .entrySet()
            .forEach(
                former ->
                    assertNotEquals(
                        former.getValue(), object.get(former.getKey()), event.toString()));
      }
    }
  }
}
