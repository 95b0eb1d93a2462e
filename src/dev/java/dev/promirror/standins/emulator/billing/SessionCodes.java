package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Validity;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;

/**
 * The code a member types into the box of a checkout session, and whether a discount still holds.
 */
record SessionCodes(Discounts discounts) {
  /** Puts a typed code in the place of what the session had. */
  void type(Work work, ObjectNode session, String text) {
    if (!session.path("allow_promotion_codes").asBoolean()) {
      throw new CodeRefused("no_box", "This Checkout Session takes no promotion codes.");
    }
    var code =
        new CodeBox(work, session.path("customer").textValue())
            .code(
                text, session.path("currency").asText(), session.path("amount_subtotal").asLong());
    if (session.has("_invoice")) {
      throw new CodeRefused("too_late", "What is to be paid cannot change any more.");
    }
    var coupon = work.edit("coupons", code.path("promotion").path("coupon").asText());
    SessionTotals.apply(work, session, discounts.make(work, coupon, code));
    long total = session.path("amount_total").asLong();
    if (session.path("mode").asText().equals("payment")
        && total > 0
        && total < Currencies.least(session.path("currency").asText())) {
      throw new CodeRefused("amount_too_small", "With this code too little is left to be charged.");
    }
    session.put("_text", text).remove("_redeemed");
    session
        .putArray("discounts")
        .add(Json.object().putNull("coupon").set("promotion_code", code.get("id")));
  }

  /** A discount given when the session was opened may have been used up since. */
  static void stillValid(Work work, ObjectNode discount) {
    String code = discount.path("promotion_code").textValue();
    boolean valid =
        code == null
            ? Validity.valid(work, Discounts.coupon(work, discount))
            : Validity.active(work, work.edit("promotion_codes", code));
    if (!valid) {
      throw new CodeRefused("no_longer_valid", "The discount of this session is no longer valid.");
    }
  }
}
