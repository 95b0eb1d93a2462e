package dev.promirror.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever is wished, a preview adds up or is refused. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class PreviewByChanceTest {

  private static final List<String> LEVELS =
      List.of("'INVOICE'", "'SUBSCRIPTION'", "'CUSTOMER'", "'ITEM','line':0", "'ORDER'", "7");
  private static final List<String> REST =
      List.of(
          "",
          ",'composedBy':'PROMIRROR','levels':'MOST_SPECIFIC'",
          ",'levels':'MOST_SPECIFIC'",
          ",'currency':'EUR'",
          ",'currency':'XAU'",
          ",'currency':[]");

  @Test
  void randomWishesAddUpOrAreRefused() {
    long seed = System.nanoTime();
    System.out.println("PreviewByChanceTest: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    PreviewFixture its = new PreviewFixture();
    String[] offers = its.offers("EUR", "1 333 999 2500");
    List<String> coupons = List.of("12.34%", "100%", "50%", "700 EUR", "1 EUR", "500 JPY");
    for (int i = 0; i < coupons.size(); i++) {
      its.coupon("C" + i, coupons.get(i));
    }
    int shown = 0;
    for (int i = 0; i < 200; i++) {
      String lines =
          some(
              random,
              4,
              () ->
                  "{'offer':'%s','quantity':%d}"
                      .formatted(one(random, List.of(offers)), random.nextInt(1, 40)));
      String discounts =
          some(
              random,
              5,
              () ->
                  "{'coupon':'C%d','level':%s}"
                      .formatted(random.nextInt(coupons.size()), one(random, LEVELS)));
      String body = lines + " " + discounts;
      Response answer = its.preview(json(lines), json(discounts), json(one(random, REST)));
      assertTrue(answer.statusCode() < 500, body);
      if (answer.statusCode() == 200) {
        shown++;
        addsUp(answer.jsonPath(), body);
      }
    }
    assertTrue(shown > 0, "none was shown");
  }

  private static void addsUp(JsonPath answer, String body) {
    long subtotal = answer.getLong("estimate.subtotal.amount");
    long off = answer.getLong("estimate.discount.amount");
    List<Integer> totals = answer.getList("estimate.lines.total.amount");
    assertTrue(totals.stream().allMatch(total -> total >= 0), body);
    assertTrue(off >= 0 && off <= subtotal, body);
    assertEquals(subtotal - off, sum(totals), body);
    assertEquals(off, sum(answer.getList("estimate.lines.discount.amount")), body);
    assertEquals(off, sum(answer.getList("estimate.discounts.off.amount")), body);
    assertEquals(off, sum(answer.getList("estimate.lines.discounts.flatten().off.amount")), body);
  }

  private static long sum(List<Integer> amounts) {
    return amounts.stream().mapToLong(Integer::longValue).sum();
  }

  private static String some(SplittableRandom random, int most, Supplier<String> one) {
    return IntStream.range(0, random.nextInt(1, most + 1))
        .mapToObj(i -> one.get())
        .collect(Collectors.joining(","));
  }

  private static String one(SplittableRandom random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
