package dev.promirror.mirror;

import dev.promirror.mirror.plan.Operation;
import dev.promirror.mirror.plan.Planner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Carries out operations, one by one. */
@ApplicationScoped
class Applying {

  /** More steps than the longest way from an old code to its successor. */
  private static final int ENOUGH = 12;

  private final Detector detector;
  private final CouponJobs coupons;
  private final CodeJobs codes;
  private final Executor executor;
  private final Outcomes outcomes;

  Applying(
      Detector detector, CouponJobs coupons, CodeJobs codes, Executor executor, Outcomes outcomes) {
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
  Step apply(Slice slice, Operation operation) {
    Step step = once(slice, operation);
    if (!(operation instanceof Operation.StepAside aside)) {
      return step;
    }
    String code = aside.code().id();
    Optional<Operation> next = Optional.of(operation);
    for (int i = 0; i < ENOUGH && goesOn(step) && next.isPresent(); i++) {
      next = next(slice, code);
      if (next.isPresent()) {
        step = once(slice, next.get());
      }
    }
    return step;
  }

  private static boolean goesOn(Step step) {
    return step instanceof Step.Ended || step instanceof Step.Cleared;
  }

  private Optional<Operation> next(Slice slice, String code) {
    return slice.in(() -> detector.difference(slice.community(), code).flatMap(Planner::next));
  }

  private Step once(Slice slice, Operation operation) {
    return switch (operation) {
      case Operation.FinishCoupon o -> executor.run(slice, coupons.finish(o, slice));
      case Operation.CreateCoupon o -> executor.run(slice, coupons.create(o, slice));
      case Operation.UpdateCoupon o -> executor.run(slice, coupons.update(o, slice));
      case Operation.DeleteCoupon o -> executor.run(slice, coupons.delete(o, slice));
      case Operation.FinishCode o -> executor.run(slice, codes.finish(o, slice));
      case Operation.CreateCode o -> executor.run(slice, codes.create(o, slice));
      case Operation.SwitchOff o -> executor.run(slice, codes.switchOff(o, slice));
      case Operation.StepAside o -> executor.run(slice, codes.stepAside(o, slice));
      case Operation.SwitchOn o -> executor.run(slice, codes.switchOn(o, slice));
      case Operation.GoBack o -> executor.run(slice, codes.goBack(o, slice));
      case Operation.UpdateCode o -> executor.run(slice, codes.update(o, slice));
      case Operation.TellCodes o -> note(slice, o);
      case Operation.SettleCoupon o -> note(slice, o);
      case Operation.HoldCoupon o -> note(slice, o);
      case Operation.FailCoupon o -> note(slice, o);
      case Operation.Retire o -> note(slice, o);
      case Operation.SettleCode o -> note(slice, o);
      case Operation.FailCode o -> note(slice, o);
    };
  }

  private Step note(Slice slice, Operation operation) {
    slice.run(() -> outcomes.note(operation));
    return new Step.Ended();
  }
}
