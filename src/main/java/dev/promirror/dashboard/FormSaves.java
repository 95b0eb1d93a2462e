package dev.promirror.dashboard;

import dev.promirror.platform.Caller;
import dev.promirror.platform.ProblemException;
import dev.promirror.promotion.Authored;
import dev.promirror.promotion.Authoring;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Editing;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Step;
import dev.promirror.promotion.wishes.Refusals;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes coupon and code of one form in one transaction, and once however often it is sent. */
@ApplicationScoped
class FormSaves {

  private final Authoring authoring;
  private final Editing editing;
  private final FormCosts costs;
  private final FormOnce once;

  FormSaves(Authoring authoring, Editing editing, FormCosts costs, FormOnce once) {
    this.authoring = authoring;
    this.editing = editing;
    this.costs = costs;
    this.once = once;
  }

  /** The wish can't be granted; nothing was written. */
  static final class Refused extends RuntimeException {
    private final transient ProblemException problem;
    private final boolean ofCoupon;

    Refused(ProblemException problem, boolean ofCoupon) {
      super(problem.getMessage(), null, false, false);
      this.problem = problem;
      this.ofCoupon = ofCoupon;
    }

    ProblemException problem() {
      return problem;
    }

    /** Whether the coupon was refused, as opposed to its code. */
    boolean ofCoupon() {
      return ofCoupon;
    }
  }

  /** The revisions of code and coupon that were read before the form was filled in. */
  record Seen(long code, long coupon) {}

  /**
   * Makes the code, and its coupon if there is none yet.
   *
   * @param reading without errors
   * @return the address of the code's page
   * @throws Refused if either can't be made; then neither is
   */
  String make(FormSubject subject, Typed typed, FormReading reading, Caller caller) {
    CommunityId id = subject.community().id();
    CouponTerms coupon = Objects.requireNonNull(reading.coupon());
    PromoCodeTerms code = Objects.requireNonNull(reading.code());
    return once.run(
        id,
        typed,
        "new",
        () -> {
          Coupon its = subject.coupon();
          String couponId =
              its == null
                  ? made(authoring.createCoupon(id, reading.couponId(), coupon, caller), true).id()
                  : its.id();
          PromoCodeTerms terms = on(couponId, code);
          return made(authoring.createCode(id, terms, caller), false).id();
        });
  }

  /**
   * Gives code and coupon their new terms. Which goes first matters where each allows the other: a
   * higher limit of a code needs its coupon's first, a lower one of a coupon its codes'.
   *
   * @param reading without errors
   * @throws Refused if either can't be changed; then neither is
   * @throws Unconfirmed if what it takes at Stripe has to be known first; then neither is changed
   */
  String edit(FormSubject subject, Typed typed, FormReading reading, Seen seen, Caller caller) {
    CommunityId id = subject.community().id();
    String code = Objects.requireNonNull(subject.code()).id();
    return once.run(
        id,
        typed,
        "edit " + code,
        () -> {
          List<Runnable> steps = new ArrayList<>();
          steps.add(() -> editCoupon(subject, reading, seen, caller));
          steps.add(() -> editCode(subject, reading, seen, caller));
          if (isCodeFirst(subject, reading)) {
            steps.addFirst(steps.removeLast());
          }
          steps.forEach(Runnable::run);
          costs.check(subject, reading, seen, typed);
          return code;
        });
  }

  /** What tightens a coupon needs its code to have made room before; so does another door. */
  private static boolean isCodeFirst(FormSubject subject, FormReading reading) {
    PromoCodeTerms before = Objects.requireNonNull(subject.code()).terms();
    PromoCodeTerms after = Objects.requireNonNull(reading.code());
    CouponTerms coupon = Objects.requireNonNull(reading.coupon());
    Long limit = coupon.limit();
    Long had = before.steps().getFirst().uses();
    boolean lower = limit != null && had != null && had > limit;
    boolean sooner =
        coupon.redeemBy() != null
            && before.expires() != null
            && before.expires().at().isAfter(coupon.redeemBy().at());
    boolean ours = before.door() != after.door() && after.door().name().equals("OUR_CHECKOUT");
    return lower || sooner || ours;
  }

  private void editCoupon(FormSubject subject, FormReading reading, Seen seen, Caller caller) {
    CommunityId id = subject.community().id();
    Coupon coupon = Objects.requireNonNull(subject.coupon());
    CouponTerms terms = Objects.requireNonNull(reading.coupon());
    // An unchanged coupon may have been changed meanwhile; then it isn't this form that does it.
    if (!terms.equals(coupon.terms())) {
      made(editing.editCoupon(id, coupon.id(), terms, seen.coupon(), caller), true);
    }
  }

  private void editCode(FormSubject subject, FormReading reading, Seen seen, Caller caller) {
    CommunityId id = subject.community().id();
    String code = Objects.requireNonNull(subject.code()).id();
    PromoCodeTerms terms = Objects.requireNonNull(reading.code());
    made(editing.editCode(id, code, terms, seen.code(), caller), false);
  }

  private static PromoCodeTerms on(String coupon, PromoCodeTerms code) {
    List<Step> steps = new ArrayList<>(code.steps());
    steps.set(0, new Step(coupon, steps.getFirst().uses()));
    return new PromoCodeTerms(
        code.code(),
        code.casePolicy(),
        code.name(),
        code.channel(),
        steps,
        code.door(),
        code.draft(),
        code.active(),
        code.starts(),
        code.expires(),
        code.conditions(),
        code.customer(),
        code.firstPurchaseOnly(),
        code.acknowledged());
  }

  /** Thrown inside the transaction, so that no coupon stays behind without its code. */
  private static <T> T made(Authored<T> authored, boolean ofCoupon) {
    try {
      return Refusals.made(authored);
    } catch (ProblemException problem) {
      throw new Refused(problem, ofCoupon);
    }
  }
}
