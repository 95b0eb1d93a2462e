package dev.promirror.journey;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Written by an owner, mirrored, used by a member, reported, counted: in both regions. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class PromoCodeTravelsTest {

  @ParameterizedTest
  @CsvSource({"gl, eur, EUR", "in, inr, INR"})
  void aCodeIsMirroredUsedReportedAndCounted(
      String region, String stripeCurrency, String currency) {
    Shop shop = Shop.ready(region);
    String code = shop.mirroredCode("SUMMER", 20, "SUNNY20");
    var workshop = shop.offer(5_000, stripeCurrency, null);

    shop.buy(workshop, "SUNNY20", "ana@members.example");

    Await.passes(
        () ->
            shop.get("/promo-codes/" + code)
                .then()
                .statusCode(200)
                .body("uses", equalTo(1))
                .body("timesRedeemed", equalTo(1))
                .body("totals", hasSize(1))
                .body("totals[0].currency", equalTo(currency))
                .body("totals[0].discount", equalTo(1_000))
                .body("totals[0].revenue", equalTo(4_000))
                .body("totals[0].firstPayments", equalTo(1)));
    shop.get("/promo-codes/" + code + "/redemptions")
        .then()
        .statusCode(200)
        .body("data", hasSize(1))
        .body("data[0].email", equalTo("ana@members.example"))
        .body("data[0].charged", equalTo(4_000));
    shop.get("/promo-codes/" + code + "/usage")
        .then()
        .statusCode(200)
        .body("days", hasSize(1))
        .body("days[0].uses", equalTo(1));
  }
}
