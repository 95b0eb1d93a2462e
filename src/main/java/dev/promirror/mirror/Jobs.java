package dev.promirror.mirror;

import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Marks;
import dev.promirror.promotion.PromoCode;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.Attempt;
import dev.promirror.stripe.Attempts;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.StripePromotionCode;
import dev.promirror.stripe.StripeWrite;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Turns planned operations into writes with all that may come of them. */
@ApplicationScoped
class Jobs {

  /** Whose attempts they are. */
  static final String COUPON = "coupon";

  static final String CODE = "promo-code";

  private static final String TAKEN = "resource_already_exists";

  private final Outcomes outcomes;

  Jobs(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  Executor.Job<StripeCoupon> create(Coupon coupon, StripeAccount account) {
    CommunityId community = coupon.communityId();
    long revision = coupon.revision();
    return new Executor.Job<>(
        new Attempts.Target(community, COUPON, coupon.id()),
        Writes.create(coupon),
        attempt -> sendCoupon(coupon, attempt, account),
        attempt -> ours(coupon, account),
        seen -> true,
        seen -> outcomes.saw(community, coupon.id(), seen),
        () -> outcomes.couponInSync(community, coupon.id(), revision),
        refused -> outcomes.couponFailed(community, coupon.id(), revision, Words.refused(refused)),
        // Its id is ours.
        true);
  }

  /** The id is taken: by our own earlier attempt, or by somebody else's coupon. */
  private static StripeCoupon sendCoupon(Coupon coupon, Attempt attempt, StripeAccount account) {
    try {
      return account.sendCoupon(attempt.write(), attempt.key());
    } catch (StripeFailure.Refused refused) {
      if (refused.code().equals(TAKEN)) {
        return ours(coupon, account).orElseThrow(() -> refused);
      }
      throw refused;
    }
  }

  private static Optional<StripeCoupon> ours(Coupon coupon, StripeAccount account) {
    return account
        .coupon(coupon.id())
        .filter(
            seen ->
                coupon.communityId().toString().equals(seen.metadata().get(Marks.COMMUNITY))
                    && coupon.id().equals(seen.metadata().get(Marks.COUPON)));
  }

  Executor.Job<StripePromotionCode> create(Operation.CreateCode create, StripeAccount account) {
    PromoCode code = create.code();
    return ofCode(
        code,
        Writes.create(code, create.stripeCoupon(), create.active()),
        attempt -> sendCode(create, attempt, account),
        attempt -> made(create, account),
        seen -> true,
        // Two active codes can't have one text; of inactive ones Stripe may take any number.
        create.active());
  }

  /**
   * The text is taken: by our own earlier attempt that looked absent, or by somebody else's code.
   */
  private static StripePromotionCode sendCode(
      Operation.CreateCode create, Attempt attempt, StripeAccount account) {
    try {
      return account.sendPromotionCode(attempt.write(), attempt.key());
    } catch (StripeFailure.Refused refused) {
      return made(create, account).orElseThrow(() -> refused);
    }
  }

  private static Optional<StripePromotionCode> made(
      Operation.CreateCode create, StripeAccount account) {
    return account.promotionCodesOf(create.stripeCoupon(), create.code().code()).stream()
        .filter(seen -> create.code().id().equals(seen.metadata().get(Marks.CODE)))
        .findFirst();
  }

  /** Whether a switch happened shows in the code itself; the next plan sees what is missing. */
  Executor.Job<StripePromotionCode> activate(Operation.SwitchCode change, StripeAccount account) {
    return ofCode(
        change.code(),
        Writes.activate(change.stripeCode(), change.active()),
        attempt -> account.sendPromotionCode(attempt.write(), attempt.key()),
        attempt -> account.promotionCode(change.stripeCode()),
        seen -> seen.active() == change.active(),
        true);
  }

  private Executor.Job<StripePromotionCode> ofCode(
      PromoCode code,
      StripeWrite write,
      Function<Attempt, StripePromotionCode> send,
      Function<Attempt, Optional<StripePromotionCode>> lookUp,
      Predicate<StripePromotionCode> fulfils,
      boolean guarded) {
    CommunityId community = code.communityId();
    long revision = code.revision();
    return new Executor.Job<>(
        new Attempts.Target(community, CODE, code.id()),
        write,
        send,
        lookUp,
        fulfils,
        seen -> outcomes.saw(community, code.id(), seen),
        () -> outcomes.codeInSync(community, code.id(), revision),
        refused -> outcomes.codeFailed(community, code.id(), revision, Words.refused(refused)),
        guarded);
  }
}
