package dev.promirror.usage;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.money.Money;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import dev.promirror.stripe.BookedSale;
import dev.promirror.stripe.BookedSale.BookedDiscount;
import dev.promirror.stripe.BookedSale.Kind;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sale of less than nothing (a subscription was changed to a cheaper plan) is booked as such. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class CreditTest {

  private static final String FACTS =
      """
      select line, amount, revenue from sale_discount
      where community_id = ? and sale_id = ? order by line
      """;

  @Inject Regions regions;
  @Inject Ledger ledger;

  private Shop shop;
  private String one;
  private String other;

  @BeforeEach
  void twoCodes() {
    shop = Shop.ready("gl");
    one = shop.mirroredCode("ONE", 20, "ONE20");
    other = shop.mirroredCode("OTHER", 5, "OTHER5");
  }

  @Test
  void aCreditTakesFromTheCodesInProportionAndToTheCent() {
    book(Kind.FIRST, "in_first", 4_000, discount("il_1", one, 1_000));

    for (int times = 0; times < 2; times++) {
      book(
          Kind.OTHER,
          "in_credit",
          -2_001,
          discount("il_1", one, -400),
          discount("il_2", other, -100));
    }

    assertEquals(
        List.of(List.of("il_1", "-400", "-1601"), List.of("il_2", "-100", "-400")),
        Storage.rows("gl", FACTS, shop.id(), "in_credit"));
    shop.get("/promo-codes/" + one)
        .then()
        .body("uses", equalTo(1))
        .body("totals[0].discount", equalTo(600))
        .body("totals[0].revenue", equalTo(2_399));
    shop.get("/promo-codes/" + other)
        .then()
        .body("uses", equalTo(0))
        .body("totals[0].discount", equalTo(-100))
        .body("totals[0].revenue", equalTo(-400));
  }

  @Test
  void aChangeThatCreditsOneLineAndChargesAnotherAddsUp() {
    book(Kind.OTHER, "in_change", 200, discount("il_1", one, -100), discount("il_2", other, 300));

    assertEquals(
        List.of(List.of("il_1", "-100", "50"), List.of("il_2", "300", "150")),
        Storage.rows("gl", FACTS, shop.id(), "in_change"));
  }

  @Test
  void aCreditWithoutADiscountIsInTheLedgerAlone() {
    book(Kind.OTHER, "in_plain", -500);

    assertEquals(
        "-500",
        Storage.one(
            "gl",
            "select revenue from sale where community_id = ? and id = 'in_plain'",
            shop.id()));
    assertEquals(List.of(), Storage.rows("gl", FACTS, shop.id(), "in_plain"));
  }

  private void book(Kind kind, String id, long revenue, BookedDiscount... discounts) {
    long off = List.of(discounts).stream().mapToLong(BookedDiscount::amount).sum();
    CommunityId community = CommunityId.of(shop.id());
    BookedSale sale =
        new BookedSale(
            id,
            kind,
            Instant.now(),
            Money.of(revenue + off, "eur"),
            Money.of(off, "eur"),
            Money.of(revenue, "eur"),
            new BookedSale.Buyer("cus_1", "ana@members.example", "Ana"),
            List.of(discounts),
            List.of(),
            List.of());
    regions.run(community, () -> ledger.book(community, sale));
  }

  private BookedDiscount discount(String line, String code, long amount) {
    String stripeCode =
        Storage.one(
            "gl",
            """
            select stripe_id from promo_code_incarnation
            where community_id = ? and promo_code_id = ?
            """,
            shop.id(),
            code);
    return new BookedDiscount(
        line, "di_" + line, null, new BookedSale.Code(stripeCode, Map.of()), amount);
  }
}
