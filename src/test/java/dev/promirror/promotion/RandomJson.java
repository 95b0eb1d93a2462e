package dev.promirror.promotion;

import java.util.List;
import java.util.SplittableRandom;

/** Objects that look like coupons and promo codes, with anything in any field. */
final class RandomJson {

  private static final List<String> FIELDS =
      List.of(
          "id",
          "name",
          "percentOff",
          "amountOff",
          "amount",
          "currency",
          "duration",
          "code",
          "durationInMonths",
          "limit",
          "redeemBy",
          "expiresAt",
          "date",
          "time",
          "zone",
          "coupon",
          "active",
          "x");
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1",
          "20",
          "1.5",
          "1e400",
          "99999999999999999999",
          "\"\"",
          "\"EUR\"",
          "\"KWD\"",
          "\"SUNNY\"",
          "\"2027-05-05\"",
          "\"9999999-01-01\"",
          "\"12:00\"",
          "\"Europe/Lisbon\"",
          "\"ONCE\"",
          "\"REPEATING\"",
          "\"FOREVER\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"' or 1=1 --\"",
          "[]",
          "[1]",
          "{}");

  private RandomJson() {}

  static String object(SplittableRandom random, int depth) {
    StringBuilder json = new StringBuilder("{");
    int fields = random.nextInt(6);
    for (int i = 0; i < fields; i++) {
      json.append(i == 0 ? "" : ",")
          .append('"')
          .append(FIELDS.get(random.nextInt(FIELDS.size())))
          .append("\":")
          .append(
              depth > 0 && random.nextInt(4) == 0
                  ? object(random, depth - 1)
                  : VALUES.get(random.nextInt(VALUES.size())));
    }
    return json.append("}").toString();
  }
}
