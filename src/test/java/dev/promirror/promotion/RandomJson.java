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
          "metadata",
          "currencyOptions",
          "USD",
          "extraTrialDays",
          "scope",
          "kind",
          "offers",
          "durationInPeriods",
          "durationUntil",
          "startsAt",
          "conditions",
          "perCustomer",
          "audience",
          "memberList",
          "minimumSpend",
          "minimumQuantity",
          "budget",
          "refundGivesUseBack",
          "casePolicy",
          "channel",
          "then",
          "door",
          "draft",
          "customer",
          "firstPurchaseOnly",
          "acknowledged",
          "\\ud800",
          "~/",
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
          "\"PERIODS\"",
          "\"UNTIL\"",
          "\"ONLY\"",
          "\"EXCEPT\"",
          "\"NEW\"",
          "\"MEMBERS\"",
          "\"EXACT\"",
          "\"OUR_CHECKOUT\"",
          "\"cus_1\"",
          "\"-999999999-01-01\"",
          "\"+18:00\"",
          "[\"budget\"]",
          "[{}]",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"' or 1=1 --\"",
          "[]",
          "[1]",
          "{}");

  private static final List<String> STARTS =
      List.of(
          "\"name\":\"A\",\"percentOff\":5",
          "\"name\":\"A\",\"amountOff\":{\"amount\":500,\"currency\":\"EUR\"}",
          "\"coupon\":\"ROBUST\",\"code\":\"ROBUST-2\"",
          "\"date\":\"2027-05-05\"",
          "\"kind\":\"EXCEPT\"",
          "\"amount\":1,\"currency\":\"USD\"");

  private RandomJson() {}

  /** Starts, as often as not, with what is needed, so that the rest is read by meaning too. */
  static String object(SplittableRandom random, int depth) {
    StringBuilder json = new StringBuilder("{");
    String start = random.nextBoolean() ? "" : STARTS.get(random.nextInt(STARTS.size()));
    json.append(start);
    int fields = random.nextInt(6);
    for (int i = 0; i < fields; i++) {
      json.append(json.length() == 1 ? "" : ",")
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
