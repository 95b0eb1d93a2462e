package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.render.Validity;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import org.jspecify.annotations.Nullable;

/** A coupon given to a sale, and the counting of it. */
public record Discounts(Templates templates) {
  /** A discount of a coupon, perhaps by a code, not stored yet. */
  public ObjectNode make(Work work, ObjectNode coupon, @Nullable ObjectNode code) {
    var discount = templates.of("discount");
    discount.put("id", work.newId("di"));
    discount.put("promotion_code", code == null ? null : code.path("id").asText());
    discount.putObject("source").put("type", "coupon").set("coupon", coupon.get("id"));
    begin(work, discount);
    return discount;
  }

  /** A discount holds from now on, its months counted from here. */
  static void begin(Work work, ObjectNode discount) {
    var coupon = coupon(work, discount);
    discount.put("start", work.now());
    if (coupon.path("duration").asText().equals("repeating")) {
      long months = coupon.path("duration_in_months").asLong();
      discount.put("end", Months.later(work.now(), months));
    }
  }

  /** The coupon of a discount, deleted or not. */
  public static ObjectNode coupon(Work work, ObjectNode discount) {
    return work.edit("coupons", discount.path("source").path("coupon").asText());
  }

  /** Stores a discount and counts it on its coupon and its code, or lets that wait for payment. */
  public static void redeem(Work work, ObjectNode discount) {
    if (discount.hasNonNull("end")) {
      discount.set("_due", discount.get("end"));
    }
    if (work.holds(Fact.FAILED_PAYMENT_COUNTS)) {
      work.put("discounts", discount);
      count(work, discount);
    } else {
      work.put("discounts", discount.deepCopy().put("_uncounted", true));
    }
  }

  /** What a discount was given for is paid: it is counted now, if that waited. */
  static void paid(Work work, String id) {
    var discount = work.edit("discounts", id);
    if (discount.remove("_uncounted") != null) {
      work.put("discounts", discount);
      count(work, discount);
    }
  }

  private static void count(Work work, ObjectNode discount) {
    var coupon = coupon(work, discount);
    var code =
        discount.hasNonNull("promotion_code")
            ? work.edit("promotion_codes", discount.get("promotion_code").asText())
            : null;
    boolean valid = Validity.valid(work, coupon);
    boolean active = code != null && Validity.active(work, code);
    count(coupon);
    work.put("coupons", coupon);
    if (code != null) {
      countCode(work, code, active);
    }
    if (work.holds(Fact.REDEMPTION_UPDATES_COUPON)) {
      var before = former(coupon);
      if (valid != Validity.valid(work, coupon)) {
        before.put("valid", valid);
      }
      work.emit("coupon.updated", coupon, before);
    }
  }

  private static void countCode(Work work, ObjectNode code, boolean active) {
    count(code);
    work.put("promotion_codes", code);
    if (work.holds(Fact.REDEMPTION_UPDATES_CODE)) {
      var before = former(code);
      if (active != Validity.active(work, code)) {
        before.put("active", active);
      }
      work.emit("promotion_code.updated", code, before);
    }
  }

  private static ObjectNode former(ObjectNode counted) {
    return Json.object().put("times_redeemed", counted.path("times_redeemed").asLong() - 1);
  }

  /** A discount is taken away, not used up: perhaps it no longer counts. */
  static void takenBack(Work work, ObjectNode discount) {
    boolean counted = !work.edit("discounts", discount.path("id").asText()).has("_uncounted");
    if (work.holds(Fact.COUNT_NEVER_FALLS) || !counted) {
      return;
    }
    work.put("coupons", less(coupon(work, discount)));
    if (discount.hasNonNull("promotion_code")) {
      var code = work.edit("promotion_codes", discount.get("promotion_code").asText());
      work.put("promotion_codes", less(code));
    }
  }

  private static ObjectNode less(ObjectNode counted) {
    return counted.put("times_redeemed", counted.path("times_redeemed").asLong() - 1);
  }

  private static void count(ObjectNode object) {
    object.put("times_redeemed", object.path("times_redeemed").asLong() + 1);
  }
}
