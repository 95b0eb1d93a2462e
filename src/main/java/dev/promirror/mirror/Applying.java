package dev.promirror.mirror;

import dev.promirror.mirror.plan.Operation;
import dev.promirror.mirror.plan.Planner;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Lease;
import dev.promirror.region.Regions;
import dev.promirror.stripe.StripeAccount;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Carries out operations, one by one. */
@ApplicationScoped
class Applying {

  /** More steps than the longest way from an old code to its successor. */
  private static final int ENOUGH = 12;

  private final Regions regions;
  private final Detector detector;
  private final CouponJobs coupons;
  private final CodeJobs codes;
  private final Executor executor;
  private final Outcomes outcomes;

  Applying(
      Regions regions,
      Detector detector,
      CouponJobs coupons,
      CodeJobs codes,
      Executor executor,
      Outcomes outcomes) {
    this.regions = regions;
    this.detector = detector;
    this.coupons = coupons;
    this.codes = codes;
    this.executor = executor;
    this.outcomes = outcomes;
  }

  /**
   * Carries out an operation. A code that stepped aside can't be used until its successor is on, so
   * that follows at once.
   */
  Step apply(Lease lease, Operation operation, StripeAccount account) {
    Step step = once(lease, operation, account);
    if (!(operation instanceof Operation.StepAside aside)) {
      return step;
    }
    String code = aside.code().id();
    Optional<Operation> next = Optional.of(operation);
    for (int i = 0; i < ENOUGH && goesOn(step) && next.isPresent(); i++) {
      next = next(lease.community(), code);
      if (next.isPresent()) {
        step = once(lease, next.get(), account);
      }
    }
    return step;
  }

  private static boolean goesOn(Step step) {
    return step instanceof Step.Ended || step instanceof Step.Cleared;
  }

  private Optional<Operation> next(CommunityId community, String code) {
    return regions.in(community, () -> detector.difference(community, code).flatMap(Planner::next));
  }

  private Step once(Lease lease, Operation operation, StripeAccount account) {
    return switch (operation) {
      case Operation.FinishCoupon o -> executor.run(lease, coupons.finish(o, account));
      case Operation.CreateCoupon o -> executor.run(lease, coupons.create(o, account));
      case Operation.UpdateCoupon o -> executor.run(lease, coupons.update(o, account));
      case Operation.DeleteCoupon o -> executor.run(lease, coupons.delete(o, account));
      case Operation.FinishCode o -> executor.run(lease, codes.finish(o, account));
      case Operation.CreateCode o -> executor.run(lease, codes.create(o, account));
      case Operation.SwitchOff o -> executor.run(lease, codes.switchOff(o, account));
      case Operation.StepAside o -> executor.run(lease, codes.stepAside(o, account));
      case Operation.SwitchOn o -> executor.run(lease, codes.switchOn(o, account));
      case Operation.GoBack o -> executor.run(lease, codes.goBack(o, account));
      case Operation.UpdateCode o -> executor.run(lease, codes.update(o, account));
      case Operation.TellCodes o -> note(lease, o);
      case Operation.SettleCoupon o -> note(lease, o);
      case Operation.HoldCoupon o -> note(lease, o);
      case Operation.FailCoupon o -> note(lease, o);
      case Operation.Retire o -> note(lease, o);
      case Operation.SettleCode o -> note(lease, o);
      case Operation.FailCode o -> note(lease, o);
    };
  }

  private Step note(Lease lease, Operation operation) {
    regions.run(
        lease.community(),
        () -> {
          lease.confirm();
          outcomes.note(operation);
        });
    return new Step.Ended();
  }
}
