package dev.promirror.catalog;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.standins.emulator.EmulatorControl;
import dev.promirror.testing.Await;
import dev.promirror.testing.EventFeed;
import dev.promirror.testing.Hook;
import dev.promirror.testing.Letter;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Offers follow what is sold at the account, whoever put it up. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class OfferImportTest {

  @AfterEach
  void stripeIsWellAgain() {
    TestWorld.stripe().faults().clearFaults();
    TestWorld.stripe().hooks().resumeDeliveries();
  }

  @Test
  void everyPriceIsImportedOnceTheAccountIsReadyWithAsFewCallsAsThereArePages() {
    Shop shop = Shop.opened("gl");
    for (int i = 0; i < 205; i++) {
      TestWorld.stripe().offer(shop.account(), "Course " + i, 1_000 + i, "eur", null);
    }

    StripeSide stripe = new StripeSide(shop);
    shop.awaitHeard();

    shop.onboarded();
    stripe.awaitRead();

    List<Map<String, Object>> offers = stripe.offers("archived=false");
    assertEquals(205, offers.size());
    assertEquals(205, offers.stream().map(offer -> offer.get("name")).distinct().count());
    assertEquals(
        truth(shop, "prices", "id"),
        offers.stream().map(offer -> String.valueOf(offer.get("stripePrice"))).sorted().toList());
    assertEquals(3, stripe.calls("/v1/prices"));
    assertEquals(0, stripe.calls("/v1/products"));
  }

  @Test
  void whatIsPutUpLaterComesByItsEvents() {
    Shop shop = Shop.ready("in");
    StripeSide stripe = new StripeSide(shop);
    stripe.awaitRead();

    EmulatorControl.Offer pass = shop.offer(49_900, "inr", "month");

    shop.get("/offers/" + stripe.offerOf(pass.price()))
        .then()
        .statusCode(200)
        .header("ETag", notNullValue())
        .body("name", equalTo("Membership"))
        .body("price.amount", equalTo(49_900))
        .body("price.currency", equalTo("INR"))
        .body("cadence.kind", equalTo("RECURRING"))
        .body("cadence.unit", equalTo("MONTH"))
        .body("cadence.count", equalTo(1))
        .body("access.kind", equalTo("COMMUNITY"))
        .body("trialDays", equalTo(0))
        .body("kind", equalTo("RECURRING"))
        .body("origin", equalTo("STRIPE"))
        .body("archived", equalTo(false))
        .body("mirror.state", equalTo("IN_SYNC"))
        .body("stripeProduct", equalTo(pass.product()));
  }

  @Test
  void aProductOfSeveralPricesIsSeveralOffersThatShareItsName() {
    Shop shop = Shop.ready("gl");
    StripeSide stripe = new StripeSide(shop);
    EmulatorControl.Offer monthly = shop.offer(2_400, "eur", "month");
    String quarterly =
        stripe.price(monthly.product(), 6_000, 3, Map.of("instalments", "4", "trial_days", "10"));
    String one = stripe.offerOf(monthly.price());
    String other = stripe.offerOf(quarterly);

    stripe.rename(monthly.product(), "Gold");

    Await.passes(
        () -> {
          shop.get("/offers/" + one).then().body("name", equalTo("Gold"));
          shop.get("/offers/" + other).then().body("name", equalTo("Gold"));
        });
    shop.get("/offers/" + other)
        .then()
        .body("cadence.kind", equalTo("INSTALMENTS"))
        .body("cadence.charges", equalTo(4))
        .body("cadence.count", equalTo(3))
        .body("trialDays", equalTo(10))
        .body("kind", equalTo("SINGLE"));
    shop.get("/offers?kind=recurring").then().body("data.id", equalTo(List.of(one)));
    shop.get("/offers?kind=single").then().body("data.id", equalTo(List.of(other)));
    stripe.mark(monthly.price(), Map.of("access", "event", "access_name", "Summer camp"));
    Await.passes(
        () -> shop.get("/offers?kind=event").then().body("data.id", equalTo(List.of(one))));
  }

  @Test
  void whatCannotBeSoldAnyMoreIsHiddenFromChoiceButKeptUntilItCanAgain() {
    Shop shop = Shop.ready("gl");
    StripeSide stripe = new StripeSide(shop);
    EmulatorControl.Offer sold = shop.offer(2_400, "eur", "month");
    String offer = stripe.offerOf(sold.price());

    stripe.activate(sold.price(), false);
    Await.passes(() -> shop.get("/offers").then().body("data", hasSize(0)));
    shop.get("/offers?archived=true").then().body("data.id", equalTo(List.of(offer)));
    shop.get("/offers/" + offer).then().statusCode(200).body("archived", equalTo(true));
    stripe.activate(sold.price(), true);
    Await.passes(() -> shop.get("/offers").then().body("data.id", equalTo(List.of(offer))));
    stripe.activateProduct(sold.product(), false);
    Await.passes(() -> shop.get("/offers").then().body("data", hasSize(0)));
  }

  @Test
  void eventsInAnyOrderTwiceAndLateEndInWhatStripeHas() {
    Shop shop = Shop.ready("gl");
    StripeSide stripe = new StripeSide(shop);
    EmulatorControl.Offer first = shop.offer(2_400, "eur", "month");
    EmulatorControl.Offer second = shop.offer(9_900, "eur", null);
    stripe.rename(first.product(), "Silver");
    stripe.rename(first.product(), "Gold");
    stripe.activate(second.price(), false);
    stripe.activate(second.price(), true);
    stripe.mark(first.price(), Map.of("trial_days", "3"));
    stripe.mark(first.price(), Map.of("trial_days", "5"));
    stripe.awaitRead();
    List<Map<String, Object>> before = stripe.offers("archived=all");
    assertEquals(2, before.size());

    long seed = System.nanoTime();
    System.out.println("OfferImportTest order of events: seed " + seed);
    List<String> events = new ArrayList<>(EventFeed.renamed(EventFeed.of(shop), "again"));
    events.addAll(EventFeed.renamed(EventFeed.of(shop), "oncemore"));
    Collections.shuffle(events, new Random(seed));
    events.forEach(event -> Hook.connect("gl").deliver(event).then().statusCode(200));
    stripe.awaitRead();

    assertEquals(before, stripe.offers("archived=all"));
    shop.get("/offers/" + stripe.offerOf(first.price()))
        .then()
        .body("name", equalTo("Gold"))
        .body("trialDays", equalTo(5));
  }

  @Test
  void whatWasDeletedAtStripeStaysGoneWhateverComesLate() {
    Shop shop = Shop.ready("gl");
    StripeSide stripe = new StripeSide(shop);
    EmulatorControl.Offer sold = shop.offer(2_400, "eur", "month");
    String offer = stripe.offerOf(sold.price());
    stripe.awaitRead();
    // The emulator deletes no prices: this one is renamed here to one it has never heard of.
    rename(shop, sold.price(), "price_deleted");
    tell(shop, "price.deleted", "price_deleted");
    Await.passes(() -> shop.get("/offers/" + offer).then().body("archived", equalTo(true)));

    // As if a reading had begun before the deletion.
    rename(shop, "price_deleted", sold.price());
    tell(shop, "price.updated", sold.price());
    tell(shop, "product.updated", sold.product());
    stripe.awaitRead();

    shop.get("/offers/" + offer).then().body("archived", equalTo(true));
    shop.get("/offers").then().body("data", hasSize(0));
  }

  @Test
  void whatNoEventToldIsFoundWhenAllIsReadAgain() {
    Shop shop = Shop.ready("gl");
    StripeSide stripe = new StripeSide(shop);
    EmulatorControl.Offer sold = shop.offer(2_400, "eur", "month");
    EmulatorControl.Offer lost = shop.offer(2_500, "eur", "month");
    String offer = stripe.offerOf(sold.price());
    String gone = stripe.offerOf(lost.price());
    stripe.awaitRead();
    TestWorld.stripe().hooks().pauseDeliveries();
    stripe.rename(sold.product(), "Gold");
    rename(shop, lost.price(), "price_deleted");

    shop.post("/offers/import", "").then().statusCode(202);

    Await.passes(
        () -> {
          shop.get("/offers/" + offer).then().body("name", equalTo("Gold"));
          shop.get("/offers/" + gone).then().body("archived", equalTo(true));
        });
  }

  @Test
  void somethingForFreeIsAnOfferToo() {
    Shop shop = Shop.ready("gl");
    StripeSide stripe = new StripeSide(shop);
    EmulatorControl.Offer sold = shop.offer(0, "eur", null);

    shop.get("/offers/" + stripe.offerOf(sold.price()))
        .then()
        .body("price.amount", equalTo(0))
        .body("cadence.kind", equalTo("ONE_TIME"))
        .body("cadence.unit", nullValue());
  }

  private static void tell(Shop shop, String type, String object) {
    Hook.connect(shop.region())
        .deliver(Letter.of(type, shop.account(), "{\"id\": \"%s\"}".formatted(object)).body())
        .then()
        .statusCode(200);
  }

  private static void rename(Shop shop, String price, String other) {
    assertEquals(
        1,
        Storage.change(
            shop.region(),
            "update offer set stripe_price = ? where community_id = ? and stripe_price = ?",
            other,
            shop.id(),
            price));
  }

  private static List<String> truth(Shop shop, String table, String field) {
    Map<String, String> sorted = new TreeMap<>();
    for (JsonNode row : shop.truth().path(table)) {
      sorted.put(row.path(field).asText(), "");
    }
    return List.copyOf(sorted.keySet());
  }
}
