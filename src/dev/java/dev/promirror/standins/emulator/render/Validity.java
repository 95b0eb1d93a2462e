package dev.promirror.standins.emulator.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Work;

/**
 * Whether coupons and codes still work. Every condition but the owner's own switch stays false once
 * it is, which is why Stripe's codes turn inactive for good.
 */
public final class Validity {
  private Validity() {}

  /** Stripe's {@code valid} of a coupon. */
  public static boolean valid(Work work, ObjectNode coupon) {
    return !coupon.has("_deleted") && !passed(coupon, "redeem_by", work.now()) && !usedUp(coupon);
  }

  /** Whether a code is within its limit and time, and its coupon valid. */
  public static boolean usable(Work work, ObjectNode code) {
    var coupon = work.get("coupons", code.path("promotion").path("coupon").asText());
    return coupon != null
        && valid(work, coupon)
        && !passed(code, "expires_at", work.now())
        && !usedUp(code);
  }

  /** Stripe's {@code active} of a code. */
  public static boolean active(Work work, ObjectNode code) {
    return code.path("active").asBoolean() && usable(work, code);
  }

  private static boolean passed(ObjectNode object, String member, long now) {
    return object.hasNonNull(member) && object.get(member).asLong() <= now;
  }

  private static boolean usedUp(ObjectNode object) {
    return object.hasNonNull("max_redemptions")
        && object.path("times_redeemed").asLong() >= object.get("max_redemptions").asLong();
  }
}
