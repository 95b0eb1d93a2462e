package dev.promirror.usage;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import dev.promirror.standins.emulator.EmulatorControl;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sales with more lines than Stripe shows at once, and sales paid long after they were begun. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class LongSalesTest {

  private static final int LINES = 25;

  private Shop shop;
  private String code;

  @BeforeEach
  void aShopWithACode() {
    shop = Shop.ready("gl");
    code = shop.mirroredCode("FIFTH", 20, "FIFTH20");
  }

  @AfterEach
  void timeGoesOn() {
    TestWorld.stripe().followWallClock();
  }

  @Test
  void aSessionOfManyLinesIsBookedWhole() throws StripeException {
    var receipt = complete(open(LINES, 0));
    shop.awaitHeard();
    assertBooked(receipt.session(), receipt);
  }

  @Test
  void anInvoiceOfManyLinesIsBookedWhole() throws StripeException {
    var receipt = complete(open(LINES, 20));
    shop.awaitHeard();
    assertBooked(String.valueOf(receipt.invoice()), receipt);
  }

  @Test
  void aSaleIsOfTheDayItWasPaidNotOfTheDayItWasBegun() throws StripeException {
    LocalDate day = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).minusDays(3);
    TestWorld.stripe().turnClockBackTo(day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
    String session = open(1, 0);
    TestWorld.stripe().advanceClock(Duration.ofHours(20));
    complete(session);
    shop.awaitHeard();
    assertEquals(
        day.plusDays(1).toString(),
        Storage.one(
            "gl", "select day from sale where community_id = ? and id = ?", shop.id(), session));
  }

  private void assertBooked(String sale, EmulatorControl.Receipt receipt) {
    List<String> expected = new ArrayList<>();
    for (JsonNode line : shop.truth().path("sales").get(0).path("lines")) {
      expected.add(line.path("discounts").get(0).path("amount").asText());
    }
    assertEquals(LINES, expected.size());
    assertEquals(
        expected.stream().sorted().toList(),
        Storage.rows(
                "gl",
                """
                select amount from sale_discount
                where community_id = ? and sale_id = ? and promo_code_id = ?
                """,
                shop.id(),
                sale,
                code)
            .stream()
            .map(List::getFirst)
            .sorted()
            .toList());
    shop.get("/promo-codes/" + code)
        .then()
        .body("uses", equalTo(1))
        .body("totals[0].discount", equalTo((int) receipt.amountDiscount()))
        .body("totals[0].revenue", equalTo((int) receipt.amountTotal()));
  }

  /** Opens a session at Stripe; its first lines renew, if any. */
  private String open(int lines, int recurring) throws StripeException {
    var params =
        SessionCreateParams.builder()
            .setMode(
                recurring == 0
                    ? SessionCreateParams.Mode.PAYMENT
                    : SessionCreateParams.Mode.SUBSCRIPTION)
            .setAllowPromotionCodes(true)
            .setSuccessUrl("https://makers.example/thanks");
    for (int i = 0; i < lines; i++) {
      var offer = shop.offer(1_001 + 10L * i, "eur", i < recurring ? "month" : null);
      params.addLineItem(
          SessionCreateParams.LineItem.builder().setPrice(offer.price()).setQuantity(1L).build());
    }
    return StripeClient.builder()
        .setApiKey("sk_test_emulator_gl")
        .setApiBase(TestWorld.stripeUrl())
        .build()
        .v1()
        .checkout()
        .sessions()
        .create(params.build(), RequestOptions.builder().setStripeAccount(shop.account()).build())
        .getId();
  }

  private EmulatorControl.Receipt complete(String session) {
    return TestWorld.stripe()
        .completeSession(shop.account(), session, "FIFTH20", "ana@members.example", "Ana");
  }
}
