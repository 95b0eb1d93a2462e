package dev.promirror.mirror;

import dev.promirror.mirror.plan.Operation;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.IncarnationNotes;
import dev.promirror.promotion.Incarnations;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.Mirrored;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Notes what came of plans; works within a transaction. What was planned for a wish that is older
 * than the present one, or before something had to be looked at again, settles nothing.
 */
@ApplicationScoped
class Outcomes {

  private final Coupons coupons;
  private final PromoCodes codes;
  private final Incarnations incarnations;
  private final IncarnationNotes notes;
  private final Changes changes;

  Outcomes(
      Coupons coupons,
      PromoCodes codes,
      Incarnations incarnations,
      IncarnationNotes notes,
      Changes changes) {
    this.coupons = coupons;
    this.codes = codes;
    this.incarnations = incarnations;
    this.notes = notes;
    this.changes = changes;
  }

  /** Notes an operation that needs nothing of Stripe. */
  void note(Operation operation) {
    switch (operation) {
      case Operation.TellCodes o -> tellCodes(o.coupon(), o.told());
      case Operation.SettleCoupon o -> inSync(o.coupon(), o.note());
      case Operation.HoldCoupon o -> hold(o.coupon(), o.reason());
      case Operation.FailCoupon o -> failed(o.coupon(), o.reason());
      case Operation.Retire o -> retire(o.code(), o.made());
      case Operation.SettleCode o -> inSync(o.code(), o.note());
      case Operation.FailCode o -> failed(o.code(), o.reason());
      default -> throw new IllegalArgumentException("it is Stripe's to do");
    }
  }

  /** Whether nothing has changed about it since it was planned. */
  boolean isCurrent(Coupon planned) {
    return coupons
        .find(planned.communityId(), planned.id())
        .filter(now -> same(now, planned))
        .isPresent();
  }

  /** Whether nothing has changed about it since it was planned. */
  boolean isCurrent(PromoCode planned) {
    return codes
        .find(planned.communityId(), planned.id())
        .filter(now -> same(now, planned))
        .isPresent();
  }

  private static boolean same(Mirrored now, Mirrored planned) {
    return now.revision() == planned.revision()
        && now.mirroring().looks() == planned.mirroring().looks();
  }

  private void tellCodes(Coupon planned, String told) {
    present(planned, coupon -> coupon.tellCodes(told));
    codes.again(planned.communityId(), planned.id());
    changes.seen(planned.communityId());
  }

  /** A coupon was made; its codes move to it, also those that failed for want of it. */
  void made(Operation.CreateCoupon create) {
    Coupon planned = create.coupon();
    present(planned, coupon -> coupon.tellCodes(create.told()));
    made(planned);
  }

  /**
   * A coupon turned out to be made; its codes move to it likewise, if it is what is wanted still.
   */
  void made(Coupon planned) {
    codes.again(planned.communityId(), planned.id());
    changes.seen(planned.communityId());
  }

  /** The id for this number is another's at Stripe. */
  void skip(Operation.CreateCoupon create) {
    coupons
        .lock(create.coupon().communityId(), create.coupon().id())
        .ifPresent(coupon -> coupon.skipIncarnation(create.number()));
  }

  void inSync(Coupon planned, @Nullable String note) {
    present(
        planned, coupon -> coupon.mirroring().inSync(planned.revision(), coupon.revision(), note));
  }

  /** This revision can't be had at Stripe. */
  void failed(Coupon planned, String reason) {
    present(planned, coupon -> coupon.mirroring().failed(planned.revision(), reason));
  }

  private void hold(Coupon planned, String reason) {
    present(planned, coupon -> coupon.mirroring().waits(reason, null));
  }

  private void present(Coupon planned, Consumer<Coupon> change) {
    coupons
        .lock(planned.communityId(), planned.id())
        .filter(coupon -> coupon.mirroring().looks() == planned.mirroring().looks())
        .ifPresent(change);
    changes.seen(planned.communityId());
  }

  void inSync(PromoCode planned, @Nullable String note) {
    present(planned, code -> code.mirroring().inSync(planned.revision(), code.revision(), note));
    settled(planned);
  }

  /** This revision can't be had at Stripe. */
  void failed(PromoCode planned, String reason) {
    present(planned, code -> code.mirroring().failed(planned.revision(), reason));
    settled(planned);
  }

  /** Stripe refused the successor: the old one goes back on. */
  void refused(PromoCode planned, String reason) {
    present(planned, code -> code.replacing().refused(planned.revision(), reason));
  }

  /** Stripe refused an inactive code beside the active one. */
  void twinRefused(PromoCode planned) {
    present(planned, code -> code.replacing().twinRefused());
  }

  void retire(PromoCode planned, List<Incarnation> made) {
    made.forEach(it -> notes.retireCode(planned.communityId(), it.stripeId()));
    changes.seen(planned.communityId());
  }

  private void present(PromoCode planned, Consumer<PromoCode> change) {
    codes
        .lock(planned.communityId(), planned.id())
        .filter(code -> code.mirroring().looks() == planned.mirroring().looks())
        .ifPresent(change);
    changes.seen(planned.communityId());
  }

  /** The coupon it has left may be one nobody needs any more. */
  private void settled(PromoCode planned) {
    CommunityId community = planned.communityId();
    notes.noneAside(community, planned.id());
    List<String> left =
        incarnations.ofCoupons(community, couponsOf(planned)).stream()
            .filter(it -> !it.isRetired())
            .map(Incarnation::objectId)
            .toList();
    left.stream()
        .distinct()
        .filter(id -> left.stream().filter(id::equals).count() > 1)
        .flatMap(id -> coupons.lock(community, id).stream())
        .filter(coupon -> !coupon.isDirty())
        .forEach(Coupon::again);
  }

  private static List<String> couponsOf(PromoCode code) {
    return code.terms().steps().stream().map(step -> step.coupon()).sorted().toList();
  }
}
