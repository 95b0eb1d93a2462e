package dev.promirror.journey;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing of a community in India is stored anywhere else, nor the other way round. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class ResidencyTest {

  /** By region, what to look for: its name, and PostgreSQL's pattern. */
  private static final Map<String, Map<String, String>> MARKERS = new LinkedHashMap<>();

  @BeforeAll
  static void bothRegionsTrade() {
    MARKERS.put("in", trade("in", "Chitrapata", "IN", "INR", 4_837_193, 2_418_613));
    MARKERS.put("gl", trade("gl", "Azulejaria", "PT", "EUR", 7_291_337, 3_645_683));
  }

  @ParameterizedTest
  @CsvSource({"in, gl", "gl, in"})
  void noRowOfARegionHoldsAnythingOfTheOther(String region, String other) {
    markers(region)
        .forEach((what, pattern) -> assertEquals(List.of(), Storage.places(other, pattern), what));
  }

  @ParameterizedTest
  @CsvSource({"in", "gl"})
  void theSameSearchFindsEachOfThemAtHome(String region) {
    markers(region)
        .forEach((what, pattern) -> assertFalse(Storage.places(region, pattern).isEmpty(), what));
  }

  @Test
  void theSearchSeesEventsAsTheyCameInAndFiguresAsTheyAreCounted() {
    List<String> places = Storage.places("in", number(4_837_193));
    assertFalse(
        places.stream().noneMatch(place -> place.matches(".*inbox_\\d+\\.body")), places::toString);
    assertFalse(places.stream().noneMatch("public.sale.gross"::equals), places::toString);
  }

  private static Map<String, String> markers(String region) {
    return MARKERS.getOrDefault(region, Map.of());
  }

  /** A community with its own everything: opened, onboarded, mirrored, bought from twice. */
  private static Map<String, String> trade(
      String region, String word, String country, String currency, long price, long monthly) {
    String lower = word.toLowerCase(java.util.Locale.ROOT);
    Shop shop =
        Shop.opened(
            region,
            """
            {"name": "%1$s Society", "country": "%2$s", "currency": "%3$s", "zone": "%4$s",
             "storeUrl": "https://%5$s.example/join", "email": "owner@%5$s.example"}
            """
                .formatted(
                    word,
                    country,
                    currency,
                    region.equals("in") ? "Asia/Kolkata" : "Europe/Lisbon",
                    lower));
    shop.onboarded();
    String code = shop.mirroredCode("COUPON" + word, 20, "CODE" + word);
    String member = "member@" + lower + "-mail.example";
    String account = shop.account();
    var single = shop.offer(price, currency.toLowerCase(java.util.Locale.ROOT), null);
    var membership = shop.offer(monthly, currency.toLowerCase(java.util.Locale.ROOT), "month");
    var stripe = TestWorld.stripe();
    var sale = stripe.buy(account, single.price(), "CODE" + word, member, "Person" + word);
    var first = stripe.buy(account, membership.price(), "CODE" + word, member, "Person" + word);
    Await.passes(() -> shop.get("/promo-codes/" + code).then().body("uses", equalTo(2)));
    shop.asOwner().post(shop.address("/promo-codes/" + code + "/pause")).then().statusCode(200);
    shop.awaitMirror(code, "IN_SYNC");
    shop.awaitHeard();
    Map<String, String> markers = new LinkedHashMap<>();
    markers.put("community name", word + " Society");
    markers.put("owner's address", "owner@" + lower);
    markers.put("store", lower + "\\.example/join");
    markers.put("coupon", "COUPON" + word);
    markers.put("code's text in any case", "(?i)CODE" + word);
    markers.put("member's address", member);
    markers.put("member's name", "Person" + word);
    markers.put("price", number(price));
    markers.put("monthly price", number(monthly));
    markers.put("session", sale.session());
    markers.put("invoice", String.valueOf(first.invoice()));
    markers.put("account", account);
    markers.put("promo code", code);
    markers.put("community", shop.id());
    markers.put(
        "any community of the region", "(?<![0-9a-z-])" + region + "-[0-9a-f]{2}-[0-9a-z]{26}");
    return markers;
  }

  /** The number itself, not a part of another or of an id. */
  private static String number(long amount) {
    return "(^|[^0-9A-Za-z._])" + amount + "($|[^0-9A-Za-z._])";
  }
}
