package dev.promirror.crash;

import static dev.promirror.crash.CouponComparison.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Promotion codes at Stripe against ours: one for each incarnation, retired or not, and no other;
 * usable is exactly what should be, once.
 */
final class CodeComparison {

  private static final String MADE =
      """
      select promo_code_id, number, stripe_id, times_redeemed, retired_at is not null
      from promo_code_incarnation where community_id = ?
      """;
  private static final String COUPON =
      """
      select stripe_id from coupon_incarnation
      where community_id = ? and coupon_id = ? and retired_at is null
      """;

  private final String community;
  private final Map<String, JsonNode> ours;
  private final JsonNode truth;
  private final Map<String, JsonNode> theirs = new HashMap<>();
  private final Map<String, List<JsonNode>> ofOurs = new HashMap<>();
  private final List<String> differences;

  CodeComparison(
      String community, Map<String, JsonNode> ours, JsonNode truth, List<String> differences) {
    this.community = community;
    this.ours = ours;
    this.truth = truth;
    this.differences = differences;
    truth.path("promotion_codes").forEach(code -> theirs.put(code.path("id").asText(), code));
  }

  void check() {
    Map<String, JsonNode> ghosts = new HashMap<>(theirs);
    Map<String, Integer> unretired = new HashMap<>();
    for (List<String> made : Ledger.rows(MADE, community)) {
      String id = made.get(2);
      JsonNode code = ghosts.remove(id);
      if (code == null) {
        differences.add("Stripe has no promotion code " + id);
        continue;
      }
      marks(made, code);
      ofOurs.computeIfAbsent(made.getFirst(), it -> new ArrayList<>()).add(code);
      if (made.get(4).equals("f")) {
        unretired.merge(made.getFirst(), 1, Integer::sum);
      } else if (code.path("active").asBoolean()) {
        differences.add("code " + id + " is retired here and active at Stripe");
      }
    }
    ghosts.keySet().forEach(id -> differences.add("Stripe has a code that isn't ours: " + id));
    unretired.forEach(
        (id, count) -> {
          if (count > 1) {
            differences.add("code %s has %d unretired incarnations".formatted(id, count));
          }
        });
    ours.forEach(this::compare);
  }

  private void marks(List<String> made, JsonNode code) {
    String id = made.get(2);
    same(id + " local id", made.getFirst(), text(code, "/metadata/promirror_promo_code"));
    same(id + " number", made.get(1), text(code, "/metadata/promirror_incarnation"));
    same(id + " community", community, text(code, "/metadata/promirror_community"));
    same(id + " count", made.get(3), text(code, "/times_redeemed"));
  }

  private void compare(String id, JsonNode one) {
    List<JsonNode> there = ofOurs.getOrDefault(id, List.of());
    List<JsonNode> active = there.stream().filter(it -> it.path("active").asBoolean()).toList();
    boolean waits = one.at("/mirror/state").asText().equals("PENDING") && couponWaits(one);
    if (!one.at("/mirror/state").asText().equals("IN_SYNC") && !waits) {
      differences.add("code " + id + " is " + one.path("mirror") + ", " + one.path("state"));
    }
    boolean usable = one.path("state").asText().equals("ACTIVE") && !waits;
    if (active.size() != (usable ? 1 : 0)) {
      differences.add(
          "code %s is %s here and active %d times at Stripe"
              .formatted(id, one.path("state"), active.size()));
    } else if (usable) {
      fields(one, active.getFirst(), there);
    }
    long counted = there.stream().mapToLong(it -> it.path("times_redeemed").asLong()).sum();
    same(id + " all counts", text(one, "/timesRedeemed"), Long.toString(counted));
    same(id + " uses", text(one, "/uses"), Long.toString(sales(there)));
  }

  private static boolean couponWaits(JsonNode one) {
    return one.path("coupon").isTextual();
  }

  private void fields(JsonNode one, JsonNode active, List<JsonNode> all) {
    String id = active.path("id").asText();
    same(id + " text", text(one, "/code"), text(active, "/code"));
    List<List<String>> coupon = Ledger.rows(COUPON, community, one.path("currentCoupon").asText());
    same(
        id + " coupon",
        coupon.isEmpty() ? null : coupon.getFirst().getFirst(),
        text(active, "/promotion/coupon"));
    if (one.path("limit").isNumber()) {
      long others =
          all.stream()
              .filter(it -> !it.equals(active))
              .mapToLong(it -> it.path("times_redeemed").asLong())
              .sum();
      same(
          id + " limit",
          Long.toString(one.path("limit").asLong() - others),
          text(active, "/max_redemptions"));
    }
    if (one.at("/expiresAt/instant").isTextual()) {
      long expires = Instant.parse(one.at("/expiresAt/instant").asText()).getEpochSecond();
      same(id + " end", Long.toString(expires), text(active, "/expires_at"));
    }
    same(
        id + " minimum",
        text(one, "/conditions/minimumSpend/0/amount"),
        text(active, "/restrictions/minimum_amount"));
    same(
        id + " minimum in dollars",
        text(one, "/conditions/minimumSpend/1/amount"),
        text(active, "/restrictions/currency_options/usd/minimum_amount"));
    same(
        id + " first purchase",
        text(one, "/firstPurchaseOnly"),
        text(active, "/restrictions/first_time_transaction"));
  }

  /** The sales with any of these. */
  private long sales(List<JsonNode> codes) {
    List<String> ids = codes.stream().map(it -> it.path("id").asText()).toList();
    return Comparison.elements(truth.path("sales")).stream()
        .filter(
            sale ->
                Comparison.elements(sale.path("lines")).stream()
                    .flatMap(line -> Comparison.elements(line.path("discounts")).stream())
                    .anyMatch(it -> ids.contains(it.path("promotion_code").asText())))
        .count();
  }

  private void same(String what, @Nullable String here, @Nullable String there) {
    if (!Objects.equals(here, there)) {
      differences.add("code %s: %s here, %s at Stripe".formatted(what, here, there));
    }
  }
}
