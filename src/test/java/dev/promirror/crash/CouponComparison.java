package dev.promirror.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Coupons at Stripe against ours: one for each incarnation that isn't retired, and no other. */
final class CouponComparison {

  private static final String MADE =
      """
      select coupon_id, number, stripe_id, times_redeemed, retired_at is not null
      from coupon_incarnation where community_id = ?
      """;

  private final String community;
  private final Map<String, JsonNode> ours;
  private final Map<String, JsonNode> theirs = new HashMap<>();
  private final List<String> differences;

  CouponComparison(
      String community, Map<String, JsonNode> ours, JsonNode truth, List<String> differences) {
    this.community = community;
    this.ours = ours;
    this.differences = differences;
    truth.path("coupons").forEach(coupon -> theirs.put(coupon.path("id").asText(), coupon));
  }

  void check() {
    Map<String, JsonNode> ghosts = new HashMap<>(theirs);
    Map<String, Integer> unretired = new HashMap<>();
    for (List<String> made : Ledger.rows(MADE, community)) {
      String id = made.get(2);
      JsonNode coupon = theirs.get(id);
      boolean retired = made.get(4).equals("t");
      if (retired == (coupon != null)) {
        differences.add("coupon %s is %s here, %s".formatted(id, word(retired), there(coupon)));
      }
      if (coupon != null) {
        ghosts.remove(id);
        marks(made, coupon);
        unretired.merge(made.getFirst(), 1, Integer::sum);
        compare(ours.getOrDefault(made.getFirst(), coupon), coupon);
      }
    }
    ghosts.keySet().forEach(id -> differences.add("Stripe has a coupon that isn't ours: " + id));
    ours.forEach((id, one) -> state(id, one, unretired.getOrDefault(id, 0)));
  }

  private void state(String id, JsonNode one, int there) {
    boolean archived = one.path("state").asText().equals("ARCHIVED");
    boolean waits = one.at("/mirror/reason").asText().contains("offers aren't");
    if (!one.at("/mirror/state").asText().equals("IN_SYNC") && !waits) {
      differences.add("coupon " + id + " is " + one.path("mirror"));
    }
    if (there > (archived ? 0 : 1)) {
      differences.add("coupon %s (%s) is %d at Stripe".formatted(id, one.path("state"), there));
    }
  }

  private void marks(List<String> made, JsonNode coupon) {
    same(made.get(2) + " local id", made.getFirst(), text(coupon, "/metadata/promirror_coupon"));
    same(made.get(2) + " number", made.get(1), text(coupon, "/metadata/promirror_incarnation"));
    same(made.get(2) + " community", community, text(coupon, "/metadata/promirror_community"));
    same(made.get(2) + " count", made.get(3), text(coupon, "/times_redeemed"));
  }

  private void compare(JsonNode one, JsonNode coupon) {
    String id = coupon.path("id").asText();
    same(id + " name", text(one, "/name"), text(coupon, "/name"));
    same(id + " percent", number(one, "/percentOff"), number(coupon, "/percent_off"));
    same(id + " amount", number(one, "/amountOff/amount"), number(coupon, "/amount_off"));
    same(
        id + " dollars",
        number(one, "/currencyOptions/USD"),
        number(coupon, "/currency_options/usd/amount_off"));
    same(id + " duration", lower(text(one, "/duration")), text(coupon, "/duration"));
    same(id + " months", number(one, "/durationInMonths"), number(coupon, "/duration_in_months"));
    same(id + " campaign", text(one, "/metadata/campaign"), text(coupon, "/metadata/campaign"));
    boolean only = one.at("/scope/kind").asText().equals("ONLY");
    if (only != !coupon.path("applies_to").path("products").isEmpty()) {
      differences.add(id + " has another scope: " + coupon.path("applies_to"));
    }
  }

  private void same(String what, @Nullable String here, @Nullable String there) {
    if (!Objects.equals(here, there)) {
      differences.add("coupon %s: %s here, %s at Stripe".formatted(what, here, there));
    }
  }

  private static String word(boolean retired) {
    return retired ? "retired" : "unretired";
  }

  private static String there(@Nullable JsonNode coupon) {
    return coupon == null ? "Stripe has none" : "Stripe has it";
  }

  private static String lower(@Nullable String word) {
    return word == null ? "" : word.toLowerCase(Locale.ROOT);
  }

  private static @Nullable String number(JsonNode of, String at) {
    JsonNode value = of.at(at);
    return value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : null;
  }

  static @Nullable String text(JsonNode of, String at) {
    JsonNode value = of.at(at);
    return value.isMissingNode() || value.isNull() ? null : value.asText();
  }
}
