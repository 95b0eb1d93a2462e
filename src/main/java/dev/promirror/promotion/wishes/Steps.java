package dev.promirror.promotion.wishes;

import dev.promirror.platform.JsonBody;
import dev.promirror.promotion.terms.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the coupons of a promo code: the first from {@code coupon} and {@code limit}, those that
 * take over from {@code then}.
 */
final class Steps {

  private static final int MAX_THEN = 9;
  private static final int MAX_ID = 60;

  private Steps() {}

  /** At least one, unless a fault was noted. */
  static List<Step> read(JsonBody json) {
    List<JsonBody> bodies = new ArrayList<>(List.of(json));
    bodies.addAll(json.objects("then", MAX_THEN));
    List<Step> steps = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonBody body : bodies) {
      String coupon = body.text("coupon", MAX_ID, true);
      Long limit = body.whole("limit", 0, CouponReader.MAX_LIMIT);
      if (body != bodies.getLast() && !body.has("limit")) {
        body.fault(
            "limit",
            "limit-before-then",
            "Only the last step can be without end.",
            "Say how many uses this step lasts.");
      } else if (coupon != null && !seen.add(coupon)) {
        body.fault(
            "coupon", "coupon-twice", "The coupon is there twice.", "Give each step its own.");
      } else if (coupon != null) {
        steps.add(new Step(coupon, limit));
      }
    }
    return steps;
  }
}
