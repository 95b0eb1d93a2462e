package dev.promirror.promotion;

import dev.promirror.testing.Shop;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A community whose discounts are previewed. */
final class PreviewFixture {

  static final String MONTHLY = ", \"cadence\": {\"kind\": \"RECURRING\", \"unit\": \"MONTH\"}";

  final Shop shop = Shop.opened("gl");

  /** An offer of that name and price, which {@code more} says more of. */
  String offer(String name, long amount, String currency, String more) {
    return shop.post(
            "/offers",
            "{\"name\": \"%s\", \"price\": {\"amount\": %d, \"currency\": \"%s\"}%s}"
                .formatted(name, amount, currency, more))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Monthly offers of these prices, with a blank between. */
  String[] offers(String currency, String amounts) {
    String[] each = amounts.split(" ", -1);
    String[] ids = new String[each.length];
    for (int i = 0; i < each.length; i++) {
      ids[i] = offer("Offer " + i, Long.parseLong(each[i]), currency, MONTHLY);
    }
    return ids;
  }

  /** A coupon said in a few letters: {@code 20%}, or {@code 500 EUR}. */
  void coupon(String id, String benefit) {
    coupon(
        id,
        benefit.endsWith("%")
            ? "\"percentOff\": " + benefit.replace("%", "")
            : "\"amountOff\": {\"amount\": %s, \"currency\": \"%s\"}"
                .formatted((Object[]) benefit.split(" ", -1)),
        "");
  }

  /** A coupon of that benefit in JSON, of which {@code more} says more. */
  void coupon(String id, String benefit, String more) {
    shop.post("/coupons", "{\"id\": \"%s\", \"name\": \"A\", %s%s}".formatted(id, benefit, more))
        .then()
        .statusCode(201);
  }

  static String lines(String... offers) {
    return Arrays.stream(offers)
        .map("{\"offer\": \"%s\"}"::formatted)
        .collect(Collectors.joining(", "));
  }

  static String discounts(String... coupons) {
    return Arrays.stream(coupons)
        .map("{\"coupon\": \"%s\"}"::formatted)
        .collect(Collectors.joining(", "));
  }

  /** Asks for a preview of these lines and discounts, each in JSON. */
  Response preview(String lines, String discounts, String more) {
    return shop.post(
        "/preview", "{\"lines\": [%s], \"discounts\": [%s]%s}".formatted(lines, discounts, more));
  }

  static String in(String currency) {
    return ", \"currency\": \"%s\"".formatted(currency);
  }
}
