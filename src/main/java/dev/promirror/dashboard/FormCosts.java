package dev.promirror.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.EditCost;
import dev.promirror.promotion.MirrorCosts;
import dev.promirror.promotion.PromoCode;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Lets an edit pass whose owner knows what it takes at Stripe. It is counted within the edit's own
 * transaction, so that what is saved is what was counted, and nothing of it stays if it isn't meant
 * after all.
 */
@ApplicationScoped
class FormCosts {

  /** The form's field that says which edit's cost was seen. */
  private static final String SEEN = "seenCost";

  /** The form's box that says a large edit is meant. */
  private static final String MEANT = "meant";

  private final MirrorCosts costs;

  FormCosts(MirrorCosts costs) {
    this.costs = costs;
  }

  /**
   * Asked when coupon and code were edited just now, within their transaction.
   *
   * @param seen what the form was filled in upon
   * @throws Unconfirmed if Stripe can't simply change what it has, or many codes are written to,
   *     and just this cost of just this edit wasn't shown before
   */
  void check(FormSubject subject, FormReading reading, FormSaves.Seen seen, Typed typed) {
    EditCost cost = cost(subject, reading);
    if (!cost.replaces() && !cost.needsConfirmation()) {
      return;
    }
    String mark = mark(cost, reading, seen);
    if (!typed.is(SEEN, mark)) {
      Unconfirmed.Why why = typed.on(SEEN) ? Unconfirmed.Why.CHANGED : Unconfirmed.Why.NEW;
      throw new Unconfirmed(cost, mark, why);
    }
    if (cost.needsConfirmation() && !typed.on(MEANT)) {
      throw new Unconfirmed(cost, mark, Unconfirmed.Why.UNTICKED);
    }
  }

  /**
   * How the form knows an edit and its cost again. Of the cost, time is left out: that differs from
   * one moment to the next.
   */
  static String mark(EditCost cost, FormReading reading, FormSaves.Seen seen) {
    String all =
        String.join(
            "\n",
            "" + cost.writes(),
            "" + cost.codes(),
            "" + cost.replaces(),
            "" + seen.code(),
            "" + seen.coupon(),
            reading.content());
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The coupon's codes, of which this one may be, are part of what the coupon costs. */
  private EditCost cost(FormSubject subject, FormReading reading) {
    CommunityId id = subject.community().id();
    Coupon coupon = Objects.requireNonNull(subject.coupon());
    PromoCode code = Objects.requireNonNull(subject.code());
    if (coupon.terms().equals(reading.coupon())) {
      return costs.ofCode(id, code.id());
    }
    EditCost cost = costs.ofCoupon(id, coupon.id());
    return code.couponId().equals(coupon.id()) ? cost : cost.and(costs.ofCode(id, code.id()));
  }
}
