package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.ChargeListParams;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.RefundUpdateParams;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefundsTest {
  private static final PaymentIntentConfirmParams BY_CARD =
      PaymentIntentConfirmParams.builder().setPaymentMethod("pm_card_visa").build();

  private EmulatorFixture world;
  private EmulatorControl.Receipt receipt;
  private PaymentIntent intent;

  @BeforeEach
  void start() throws StripeException {
    world = new EmulatorFixture();
    var price = world.control.offer(world.account, "Gold", 1000, "usd", null).price();
    receipt = world.control.buy(world.account, price, null, "mia@example.com", "Mia");
    var session =
        world.stripe.v1().checkout().sessions().retrieve(receipt.session(), world.inAccount);
    intent =
        world.stripe.v1().paymentIntents().retrieve(session.getPaymentIntent(), world.inAccount);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private Refund refund(RefundCreateParams.Builder params) throws StripeException {
    return world.stripe.v1().refunds().create(params.build(), world.inAccount);
  }

  private RefundCreateParams.Builder ofIntent() {
    return RefundCreateParams.builder().setPaymentIntent(intent.getId());
  }

  private Charge charge() throws StripeException {
    var expand = ChargeRetrieveParams.builder().addExpand("refunds").build();
    return world.stripe.v1().charges().retrieve(intent.getLatestCharge(), expand, world.inAccount);
  }

  private InvalidRequestException refused(RefundCreateParams.Builder params) {
    return assertThrows(InvalidRequestException.class, () -> refund(params));
  }

  @Test
  void aPaymentLeavesAnIntentAndItsCharge() throws StripeException {
    assertEquals("succeeded", intent.getStatus());
    assertEquals(1000, intent.getAmountReceived());
    assertEquals(receipt.customer(), intent.getCustomer());
    var charge = charge();
    assertEquals(intent.getId(), charge.getPaymentIntent());
    assertTrue(charge.getPaid());
    assertEquals(0, charge.getAmountRefunded());
    var charges =
        world
            .stripe
            .v1()
            .charges()
            .list(
                ChargeListParams.builder()
                    .setPaymentIntent(intent.getId())
                    .setCustomer(receipt.customer())
                    .build(),
                world.inAccount);
    assertEquals(List.of(charge.getId()), charges.getData().stream().map(Charge::getId).toList());
    var nobodys = PaymentIntentListParams.builder().setCustomer("cus_nobody").build();
    assertTrue(
        world.stripe.v1().paymentIntents().list(nobodys, world.inAccount).getData().isEmpty());
  }

  @Test
  void aChargeIsRefundedInPartsUntilNothingIsLeft() throws StripeException {
    var part =
        refund(
            ofIntent()
                .setAmount(400L)
                .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                .putMetadata("why", "rain"));
    assertEquals("succeeded", part.getStatus());
    assertEquals("requested_by_customer", part.getReason());
    assertEquals("rain", part.getMetadata().get("why"));
    assertEquals(intent.getLatestCharge(), part.getCharge());
    assertFalse(charge().getRefunded());
    assertEquals(400, charge().getAmountRefunded());

    var rest = refund(RefundCreateParams.builder().setCharge(intent.getLatestCharge()));
    assertEquals(600, rest.getAmount());
    assertTrue(charge().getRefunded());
    assertEquals(
        List.of(rest.getId(), part.getId()),
        charge().getRefunds().getData().stream().map(Refund::getId).toList());
    var list = RefundListParams.builder().setPaymentIntent(intent.getId()).build();
    assertEquals(2, world.stripe.v1().refunds().list(list, world.inAccount).getData().size());

    var already = refused(ofIntent());
    assertEquals("charge_already_refunded", already.getCode());
  }

  @Test
  void noMoreGoesBackThanCame() throws StripeException {
    var more = refused(ofIntent().setAmount(1001L));
    assertEquals("amount", more.getParam());
    assertEquals(
        "Refund amount ($10.01) is greater than charge amount ($10.00)", more.getUserMessage());
    refund(ofIntent().setAmount(900L));
    var again = refused(ofIntent().setAmount(200L));
    assertEquals(
        "Refund amount ($2.00) is greater than unrefunded amount on charge ($1.00)",
        again.getUserMessage());
    assertNull(again.getCode());
    assertEquals("parameter_missing", refused(RefundCreateParams.builder()).getCode());
    assertEquals(
        "resource_missing", refused(RefundCreateParams.builder().setCharge("ch_no")).getCode());
    assertEquals(900, charge().getAmountRefunded());
  }

  @Test
  void aRefundTellsWhatTheChargeWasBefore() throws StripeException {
    refund(ofIntent().setAmount(300L));
    refund(ofIntent());
    var events = new Events(world);
    var previous = events.previous("charge.refunded");
    assertEquals(300, previous.get("amount_refunded").getAsLong());
    assertFalse(previous.get("refunded").getAsBoolean());
    assertEquals(List.of("charge.refunded", "refund.created"), events.types().subList(0, 2));
  }

  @Test
  void onlyTheMetadataOfARefundChangesAndNothingIsCanceled() throws StripeException {
    var refund = refund(ofIntent());
    var params = RefundUpdateParams.builder().putMetadata("ticket", "7").build();
    world.stripe.v1().refunds().update(refund.getId(), params, world.inAccount);
    var read = world.stripe.v1().refunds().retrieve(refund.getId(), world.inAccount);
    assertEquals("7", read.getMetadata().get("ticket"));
    var events = new Events(world);
    assertEquals("refund.updated", events.types().getFirst());
    assertTrue(events.previous("refund.updated").getAsJsonObject("metadata").has("ticket"));
    assertThrows(
        InvalidRequestException.class,
        () -> world.stripe.v1().refunds().cancel(refund.getId(), world.inAccount));
  }

  @Test
  void aRefundThatDoesNotArriveComesBackToTheCharge() throws StripeException {
    var refund = refund(ofIntent());
    world.control.failRefund(world.account, refund.getId());
    var read = world.stripe.v1().refunds().retrieve(refund.getId(), world.inAccount);
    assertEquals("failed", read.getStatus());
    assertEquals(0, charge().getAmountRefunded());
    assertFalse(charge().getRefunded());
    var events = new Events(world);
    assertEquals("refund.failed", events.types().getFirst());
    assertEquals("succeeded", events.previous("refund.updated").get("status").getAsString());
    assertEquals(1000, refund(ofIntent()).getAmount());
  }

  @Test
  void theTruthKnowsWhatWentBack() throws StripeException {
    var refund = refund(ofIntent().setAmount(250L));
    var sale = world.control.truth(world.account).path("sales").path(0);
    assertEquals("paid", sale.path("status").asText());
    assertEquals(refund.getId(), sale.path("refunds").path(0).path("id").asText());
    assertEquals(250, sale.path("refunds").path(0).path("amount").asLong());
  }

  @Test
  void anIntentCanBeMadeConfirmedAndRefundedByCalls() throws StripeException {
    var intents = world.stripe.v1().paymentIntents();
    var made = intents.create(ofAmount(5000, "jpy"), world.inAccount);
    assertEquals("requires_payment_method", made.getStatus());
    var unpaid = refused(RefundCreateParams.builder().setPaymentIntent(made.getId()));
    assertEquals("payment_intent_unexpected_state", unpaid.getCode());
    assertEquals("succeeded", intents.confirm(made.getId(), BY_CARD, world.inAccount).getStatus());
    refund(RefundCreateParams.builder().setPaymentIntent(made.getId()).setAmount(1L));
    assertThrows(
        InvalidRequestException.class, () -> intents.cancel(made.getId(), world.inAccount));
  }

  @Test
  void amountsFollowTheRulesOfTheirCurrencies() throws StripeException {
    assertEquals("amount_too_small", intentRefused(49, "usd"));
    assertEquals("amount_too_small", intentRefused(49, "inr"));
    assertEquals("invalid_charge_amount", intentRefused(12_345, "isk"));
    assertEquals("invalid_charge_amount", intentRefused(5_005, "kwd"));
    var intents = world.stripe.v1().paymentIntents();
    for (var fine : List.of(ofAmount(50, "inr"), ofAmount(12_300, "isk"), ofAmount(5_010, "kwd"))) {
      intents.create(fine, world.inAccount);
    }
    var krona = intents.create(ofAmount(1_000, "isk"), world.inAccount);
    intents.confirm(krona.getId(), BY_CARD, world.inAccount);
    var broken =
        refused(RefundCreateParams.builder().setPaymentIntent(krona.getId()).setAmount(150L));
    assertEquals("invalid_charge_amount", broken.getCode());
  }

  private String intentRefused(long amount, String currency) {
    return assertThrows(
            InvalidRequestException.class,
            () ->
                world
                    .stripe
                    .v1()
                    .paymentIntents()
                    .create(ofAmount(amount, currency), world.inAccount))
        .getCode();
  }

  private static PaymentIntentCreateParams ofAmount(long amount, String currency) {
    return PaymentIntentCreateParams.builder().setAmount(amount).setCurrency(currency).build();
  }
}
