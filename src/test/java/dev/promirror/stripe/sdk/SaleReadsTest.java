package dev.promirror.stripe.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.LineItem;
import com.stripe.model.StripeCollection;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.PromotionCodeCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import dev.promirror.standins.emulator.EmulatorControl;
import dev.promirror.standins.emulator.EmulatorOptions;
import dev.promirror.standins.emulator.StripeEmulator;
import dev.promirror.stripe.BookedSale;
import dev.promirror.stripe.BookedSale.BookedDiscount;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.StripePromotionCode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sales are read whole, however many lines they have, and within one call's time. */
class SaleReadsTest {

  private static final int LINES = 25;
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private StripeEmulator emulator;
  private EmulatorControl control;
  private StripeClient client;
  private String account;
  private RequestOptions inAccount;
  private SdkCalls calls;
  private SaleReads reads;

  @BeforeEach
  void anAccountSellsWithACode() throws StripeException {
    emulator = StripeEmulator.start(EmulatorOptions.inMemory(Path.of("stripe-fixtures"), NOON));
    control = new EmulatorControl(emulator.url());
    client =
        StripeClient.builder()
            .setApiKey("sk_test_emulator_gl")
            .setApiBase(emulator.url())
            .setMaxNetworkRetries(0)
            .setHttpClient(new JdkTransport())
            .build();
    account = client.v1().accounts().create(AccountCreateParams.builder().build()).getId();
    control.owner().completeOnboarding(account);
    inAccount = RequestOptions.builder().setStripeAccount(account).build();
    calls = new SdkCalls(client, account, new Unguarded());
    reads = new SaleReads(client, calls);
    code("FIFTH", 20);
    code("FREE", 100);
  }

  @AfterEach
  void stop() {
    control.close();
    emulator.close();
  }

  @Test
  void aSessionOfManyLinesGivesAFactOfEach() throws StripeException {
    var receipt = complete(open(LINES, 0), "FIFTH");

    BookedSale sale = reads.bySession(receipt.session()).orElseThrow();

    assertWhole(sale, receipt);
    assertEquals(1, calls("/line_items"));
  }

  @Test
  void anInvoiceOfManyLinesGivesAFactOfEach() throws StripeException {
    var receipt = complete(open(LINES, 20), "FIFTH");

    BookedSale sale = reads.byInvoice(String.valueOf(receipt.invoice())).orElseThrow();

    assertEquals(BookedSale.Kind.FIRST, sale.kind());
    assertWhole(sale, receipt);
    assertEquals(1, calls("/lines"));
  }

  @Test
  void aSaleOfFewLinesTakesOneCall() throws StripeException {
    BookedSale sale = reads.bySession(complete(open(10, 0), "FIFTH").session()).orElseThrow();
    assertEquals(10, sale.discounts().size());
    assertEquals(0, calls("/line_items"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void whatStripeCountsOfItsCouponAndCodeComesWithASale(int recurring) throws StripeException {
    complete(open(1, 0), "FIFTH");
    var receipt = complete(open(1, recurring), "FIFTH");

    BookedSale sale = read(receipt);

    assertEquals(List.of(new StripeCoupon("FIFTH", true, 2, Map.of())), sale.coupons());
    StripePromotionCode code = sale.codes().getFirst();
    assertEquals(
        new StripePromotionCode(code.id(), "FIFTH", "FIFTH", true, 2, Map.of("k", "our-id")), code);
    assertEquals(1, sale.codes().size());
    assertEquals(0, calls("/promotion_codes/{id}") + calls("/coupons/{id}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aCouponAppliedDirectlyComesWithASaleToo(int recurring) throws StripeException {
    BookedSale sale = read(complete(openWith("FIFTH", recurring), null));

    assertEquals(List.of(new StripeCoupon("FIFTH", true, 1, Map.of())), sale.coupons());
    assertEquals(List.of(), sale.codes());
  }

  @Test
  void whatIsNoSaleIsNotReadFurther() throws StripeException {
    String open = open(LINES, 0);
    String subscribed = complete(open(LINES, 20), null).session();
    assertTrue(reads.bySession(open).isEmpty());
    assertTrue(reads.bySession(subscribed).isEmpty());
    assertTrue(reads.bySession("cs_none").isEmpty());
    assertTrue(reads.byInvoice("in_none").isEmpty());
    assertEquals(0, calls("/line_items"));
  }

  @Test
  void aSaleIsOfTheTimeItWasPaidAt() throws StripeException {
    String paid = open(1, 0);
    String free = open(1, 0);
    control.advanceClock(Duration.ofHours(20));
    complete(paid, "FIFTH");
    complete(free, "FREE");

    assertEquals(NOON.plus(Duration.ofHours(20)), reads.bySession(paid).orElseThrow().occurredAt());
    assertEquals(NOON, reads.bySession(free).orElseThrow().occurredAt());
  }

  @Test
  void manyCallsOfOneReadShareTheTimeOfOne() throws StripeException {
    String sale = complete(open(1, 0), null).session();
    control.faults().addDelay("GET", "/v1/checkout/sessions/" + sale, account, 20);
    Reading reading = new Reading(calls, Duration.ofMillis(300));
    long start = System.nanoTime();

    assertThrows(
        StripeFailure.Unknown.class,
        () -> reading.find(o -> client.v1().checkout().sessions().retrieve(sale, o)));
    assertTrue(since(start).compareTo(StripeAccount.LONGEST_CALL) < 0, "its own time-out");
    assertThrows(
        StripeFailure.Unknown.class,
        () -> reading.find(o -> client.v1().checkout().sessions().retrieve(sale, o)),
        "no time is left for another");
    assertEquals(1, calls("/sessions/{id}"));
  }

  @Test
  void allPagesAreReadEachAfterTheLastElementOfTheOneBefore() {
    List<String> asked = new ArrayList<>();
    List<LineItem> all =
        new Reading(calls)
            .all(
                page(0, 10, true),
                (last, options) -> {
                  asked.add(last);
                  return asked.size() == 1 ? page(10, 110, true) : page(110, 250, false);
                });
    assertEquals(List.of("li_9", "li_109"), asked);
    assertEquals(
        IntStream.range(0, 250).mapToObj(i -> "li_" + i).toList(),
        all.stream().map(LineItem::getId).toList());
  }

  private static void assertWhole(BookedSale sale, EmulatorControl.Receipt receipt) {
    List<BookedDiscount> discounts = sale.discounts();
    assertEquals(LINES, discounts.stream().map(BookedDiscount::line).distinct().count());
    assertEquals(LINES, discounts.size());
    assertEquals(
        receipt.amountDiscount(), discounts.stream().mapToLong(BookedDiscount::amount).sum());
    assertEquals(receipt.amountDiscount(), sale.discount().minor());
    for (BookedDiscount discount : discounts) {
      assertEquals("FIFTH", discount.coupon());
      assertEquals("our-id", Objects.requireNonNull(discount.code()).metadata().get("k"));
    }
  }

  private BookedSale read(EmulatorControl.Receipt receipt) {
    return (receipt.invoice() == null
            ? reads.bySession(receipt.session())
            : reads.byInvoice(receipt.invoice()))
        .orElseThrow();
  }

  private void code(String text, int percent) throws StripeException {
    client
        .v1()
        .coupons()
        .create(
            CouponCreateParams.builder()
                .setId(text)
                .setPercentOff(BigDecimal.valueOf(percent))
                .build(),
            inAccount);
    client
        .v1()
        .promotionCodes()
        .create(
            PromotionCodeCreateParams.builder()
                .setCode(text)
                .putMetadata("k", "our-id")
                .setPromotion(
                    PromotionCodeCreateParams.Promotion.builder()
                        .setType(PromotionCodeCreateParams.Promotion.Type.COUPON)
                        .setCoupon(text)
                        .build())
                .build(),
            inAccount);
  }

  private String open(int lines, int recurring) throws StripeException {
    return open(lines, recurring, SessionCreateParams.builder().setAllowPromotionCodes(true));
  }

  /** One line, with a coupon that its buyer didn't enter. */
  private String openWith(String coupon, int recurring) throws StripeException {
    var discount = SessionCreateParams.Discount.builder().setCoupon(coupon).build();
    return open(1, recurring, SessionCreateParams.builder().addDiscount(discount));
  }

  private String open(int lines, int recurring, SessionCreateParams.Builder params)
      throws StripeException {
    params
        .setMode(
            recurring == 0
                ? SessionCreateParams.Mode.PAYMENT
                : SessionCreateParams.Mode.SUBSCRIPTION)
        .setSuccessUrl("https://example.com/thanks");
    for (int i = 0; i < lines; i++) {
      String interval = i < recurring ? "month" : null;
      params.addLineItem(
          SessionCreateParams.LineItem.builder()
              .setPrice(control.offer(account, "Gold", 1_001 + i, "eur", interval).price())
              .setQuantity(1L)
              .build());
    }
    return client.v1().checkout().sessions().create(params.build(), inAccount).getId();
  }

  private EmulatorControl.Receipt complete(String session, @Nullable String code) {
    return control.completeSession(account, session, code, "mia@example.com", "Mia");
  }

  /** How often an address that ends like this was read. */
  private long calls(String end) {
    long count = 0;
    for (JsonNode request : control.requests().path("requests")) {
      if (request.path("method").asText().equals("GET")
          && request.path("path").asText().endsWith(end)) {
        count += request.path("count").asLong();
      }
    }
    return count;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static StripeCollection<LineItem> page(int from, int to, boolean more) {
    StripeCollection<LineItem> page = new StripeCollection<>();
    page.setData(IntStream.range(from, to).mapToObj(SaleReadsTest::line).toList());
    page.setHasMore(more);
    return page;
  }

  private static LineItem line(int number) {
    LineItem line = new LineItem();
    line.setId("li_" + number);
    return line;
  }

  /** Without a circuit breaker. */
  private static final class Unguarded implements Breaker {
    @Override
    public <T> T call(Supplier<T> call) {
      return call.get();
    }
  }
}
