package dev.promirror.usage;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.testing.EventFeed;
import dev.promirror.testing.Hook;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ledger says what Stripe booked, in whatever order and however often it is told. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class LedgerTest {

  private static final List<String> TABLES =
      List.of("sale", "sale_discount", "code_total", "code_day");

  /** Long enough ago for two renewals by the week, and within the inbox's reach. */
  private static LocalDate day;

  private static Shop shop;
  private static String fifth;
  private static String half;
  private static String free;

  @BeforeAll
  static void aFewWeeksOfTrade() {
    day = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).minusDays(16);
    shop = Shop.ready("in");
    fifth = shop.mirroredCode("FIFTH", 20, "FIFTH20");
    shop.post(
        "/coupons",
        "{\"id\": \"HALF\", \"name\": \"Half\", \"percentOff\": 50, \"duration\": \"FOREVER\"}");
    half = shop.code("HALF", "HALF50");
    free = shop.mirroredCode("FREE", 100, "FREE100");
    shop.awaitMirror(half, "IN_SYNC");
    var single = shop.offer(48_371, "inr", null);
    var abroad = shop.offer(3_333, "usd", null);
    var weekly = shop.offer(9_999, "inr", "week");
    TestWorld.stripe().turnClockBackTo(day.atTime(LocalTime.of(20, 0)).toInstant(ZoneOffset.UTC));
    shop.buy(single, "FIFTH20", "ana@members.example");
    shop.buy(single, null, "ben@members.example");
    shop.buy(abroad, "FIFTH20", "cem@members.example");
    shop.buy(single, "FREE100", "dea@members.example");
    shop.buy(weekly, "HALF50", "eli@members.example");
    shop.buy(weekly, "FREE100", "fay@members.example");
    shop.buy(weekly, "FIFTH20", "gil@members.example");
    TestWorld.stripe().advanceClock(Duration.ofDays(7).plusHours(2));
    shop.buy(single, "FIFTH20", "ana@members.example");
    TestWorld.stripe().advanceClock(Duration.ofDays(7));
    TestWorld.stripe().followWallClock();
    shop.awaitHeard();
  }

  @AfterAll
  static void timeGoesOn() {
    TestWorld.stripe().followWallClock();
  }

  @Test
  void totalsEqualWhatStripeBookedAndCurrenciesStayApart() {
    Map<String, long[]> expected = new TreeMap<>();
    Map<String, String> codes = new TreeMap<>();
    for (JsonNode code : shop.truth().path("promotion_codes")) {
      codes.put(code.path("id").asText(), code.at("/metadata/promirror_promo_code").asText());
    }
    int renewals = 0;
    for (JsonNode sale : shop.truth().path("sales")) {
      boolean renewal = sale.path("reason").asText().equals("subscription_cycle");
      renewals += renewal ? 1 : 0;
      for (JsonNode line : sale.path("lines")) {
        for (JsonNode discount : line.path("discounts")) {
          String cell =
              codes.get(discount.path("promotion_code").asText())
                  + " "
                  + sale.path("currency").asText().toUpperCase(java.util.Locale.ROOT);
          long[] sums = expected.computeIfAbsent(cell, c -> new long[4]);
          sums[0] += renewal ? 0 : 1;
          sums[1] += renewal ? 1 : 0;
          sums[2] += discount.path("amount").asLong();
          sums[3] += sale.path("total").asLong();
        }
      }
    }
    assertTrue(renewals >= 6, "three subscriptions renew twice: " + renewals);
    assertEquals(shown(expected), shown(totals()));
    assertEquals(
        List.of("INR", "USD"),
        shop.get("/promo-codes/" + fifth).<List<String>>path("totals.currency").stream()
            .sorted()
            .toList());
    shop.get("/promo-codes/" + half)
        .then()
        .body("uses", equalTo(1))
        .body("totals[0].firstPayments", equalTo(1))
        .body("totals[0].renewals", equalTo(2));
    shop.get("/promo-codes/" + free)
        .then()
        .body("uses", equalTo(2))
        .body("totals[0].revenue", equalTo(0))
        .body("totals[0].discount", equalTo(48_371 + 9_999));
  }

  @Test
  void aSaleWithoutACodeIsInTheLedgerButInNoTotal() {
    String paid =
        "select count(*) from sale where community_id = ? and discount = 0 and kind = 'ONE_TIME'";
    assertEquals("1", Storage.one("in", paid, shop.id()));
    assertEquals(
        Storage.one("in", "select count(*) from sale where community_id = ?", shop.id()),
        Integer.toString(shop.truth().path("sales").size()));
  }

  @Test
  void anEveningInUtcIsTheNextDayInIndia() {
    List<List<String>> days =
        Storage.rows(
            "in",
            "select distinct day from sale where community_id = ? and kind = 'ONE_TIME' order by 1",
            shop.id());
    assertEquals(
        List.of(List.of(day.plusDays(1).toString()), List.of(day.plusDays(8).toString())), days);
    List<String> shown =
        shop.get("/promo-codes/" + free + "/usage").path("days.findAll { it.uses > 0 }.day");
    assertEquals(List.of(day.plusDays(1).toString()), shown);
  }

  @Test
  void daysAddUpToTotalsAndFactsAddUpToSales() {
    String byDay =
        """
        select promo_code_id, currency, sum(uses), sum(first_payments), sum(renewals),
               sum(discount), sum(revenue)
        from code_day where community_id = ? group by 1, 2 order by 1, 2
        """;
    String total =
        """
        select promo_code_id, currency, uses, first_payments, renewals, discount, revenue
        from code_total where community_id = ? order by 1, 2
        """;
    assertEquals(Storage.rows("in", total, shop.id()), Storage.rows("in", byDay, shop.id()));
    String unequal =
        """
        select sale.id from sale join sale_discount fact
          on fact.community_id = sale.community_id and fact.sale_id = sale.id
        where sale.community_id = ?
        group by sale.community_id, sale.id
        having sum(fact.amount) <> sale.discount or sum(fact.revenue) <> sale.revenue
          or sale.gross - sale.discount <> sale.revenue or min(fact.currency) <> sale.currency
        """;
    assertEquals(List.of(), Storage.rows("in", unequal, shop.id()));
  }

  @Test
  void theSameEventsAgainInAnyOrderChangeNothing() {
    List<List<List<String>>> before = ledger();
    List<String> events = EventFeed.of(shop);
    assertTrue(events.size() > 20, "events: " + events.size());
    // As Stripe repeats them, and as other events that tell of the same.
    List<String> again = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      again.addAll(events);
      again.addAll(EventFeed.renamed(events, "again" + i));
    }
    deliver(again);
    assertEquals(before, ledger());
  }

  @Test
  void aLedgerToldAnewInAnotherOrderIsTheSameLedger() {
    List<List<List<String>>> before = ledger();
    for (String table : List.of("sale_discount", "sale", "code_total", "code_day")) {
      Storage.change("in", "delete from " + table + " where community_id = ?", shop.id());
    }
    deliver(EventFeed.renamed(EventFeed.of(shop), "anew"));
    assertEquals(before, ledger());
  }

  private static void deliver(List<String> events) {
    long seed = System.nanoTime();
    System.out.println("LedgerTest shuffles with seed " + seed);
    List<String> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(seed));
    shuffled.parallelStream()
        .forEach(event -> Hook.connect("in").deliver(event).then().statusCode(200));
    shop.awaitHeard();
  }

  /** All of it, but for when it was read. */
  private static List<List<List<String>>> ledger() {
    return TABLES.stream()
        .map(
            table ->
                Storage.rows(
                    "in",
                    "select (to_jsonb(t) - 'read_at')::text from %s t where community_id = ? order by 1"
                        .formatted(table),
                    shop.id()))
        .toList();
  }

  private static Map<String, long[]> totals() {
    Map<String, long[]> totals = new TreeMap<>();
    for (List<String> row :
        Storage.rows(
            "in",
            """
            select promo_code_id || ' ' || currency, first_payments, renewals, discount, revenue
            from code_total where community_id = ?
            """,
            shop.id())) {
      totals.put(row.getFirst(), row.subList(1, 5).stream().mapToLong(Long::parseLong).toArray());
    }
    return totals;
  }

  private static Map<String, String> shown(Map<String, long[]> sums) {
    Map<String, String> shown = new TreeMap<>();
    sums.forEach((cell, its) -> shown.put(cell, java.util.Arrays.toString(its)));
    return shown;
  }
}
