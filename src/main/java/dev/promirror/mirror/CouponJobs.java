package dev.promirror.mirror;

import dev.promirror.mirror.plan.Operation;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.IncarnationNotes;
import dev.promirror.promotion.Marks;
import dev.promirror.stripe.Attempt;
import dev.promirror.stripe.Attempts;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.StripeWrite;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns planned operations on coupons into writes with all that may come of them. */
@ApplicationScoped
class CouponJobs {

  /** Whose attempts they are. */
  static final String PURPOSE = "coupon";

  private static final String TAKEN = "resource_already_exists";
  private static final String MISSING = "resource_missing";

  private final Sightings sightings;
  private final IncarnationNotes notes;
  private final Outcomes outcomes;

  CouponJobs(Sightings sightings, IncarnationNotes notes, Outcomes outcomes) {
    this.sightings = sightings;
    this.notes = notes;
    this.outcomes = outcomes;
  }

  Executor.Job<?> finish(Operation.FinishCoupon finish, Slice slice) {
    StripeWrite open = finish.open();
    Coupon coupon = finish.coupon();
    if (Writes.deletes(open)) {
      return deletion(coupon, open, () -> true, slice.account(), () -> {});
    }
    return job(coupon, open, slice.account(), () -> {}, refused -> {});
  }

  Executor.Job<?> create(Operation.CreateCoupon create, Slice slice) {
    return job(
        create.coupon(),
        Writes.of(create),
        slice.account(),
        () -> {
          outcomes.made(create);
          if (create.number() == 1) {
            outcomes.inSync(create.coupon(), null);
          }
        },
        refused -> {
          if (refused.code().equals(TAKEN) && create.number() > 1) {
            outcomes.skip(create);
          } else {
            outcomes.failed(create.coupon(), Words.refused(refused));
          }
        });
  }

  Executor.Job<?> update(Operation.UpdateCoupon update, Slice slice) {
    return job(
        update.coupon(),
        Writes.of(update),
        slice.account(),
        () -> {},
        refused -> outcomes.failed(update.coupon(), Words.refused(refused)));
  }

  /** Its last count is read before: afterwards nobody can. */
  Executor.Job<?> delete(Operation.DeleteCoupon delete, Slice slice) {
    Coupon coupon = delete.coupon();
    return deletion(
        coupon,
        Writes.of(delete),
        () -> {
          slice
              .account()
              .coupon(delete.made().stripeId())
              .ifPresent(
                  seen -> slice.run(() -> sightings.saw(coupon.communityId(), coupon.id(), seen)));
          return true;
        },
        slice.account(),
        () -> {});
  }

  private Executor.Job<StripeCoupon> job(
      Coupon coupon,
      StripeWrite write,
      StripeAccount account,
      Runnable done,
      Consumer<StripeFailure.Refused> refused) {
    return new Executor.Job<>(
        new Attempts.Target(coupon.communityId(), PURPOSE, coupon.id()),
        write,
        () -> true,
        () -> {},
        attempt -> send(coupon, attempt, account),
        attempt -> lookUp(coupon, attempt.write(), account),
        // What else it is can't be seen; a change is sent again.
        seen -> Writes.creates(write),
        (seen, attempt, fulfils) -> saw(coupon, seen, attempt, fulfils),
        done,
        refused,
        true,
        // Its id is ours.
        true);
  }

  private void saw(Coupon coupon, StripeCoupon seen, Attempt attempt, boolean fulfils) {
    sightings.saw(coupon.communityId(), coupon.id(), seen);
    StripeWrite write = attempt.write();
    if (Writes.creates(write)) {
      notes.couponBuilt(
          coupon.communityId(), seen.id(), Writes.couponTerms(write), coupon.revision());
    }
    notes.couponTold(coupon.communityId(), seen.id(), fulfils ? Writes.details(write) : null);
  }

  /** The id is taken: by our own earlier attempt, or by somebody else's coupon. */
  private static StripeCoupon send(Coupon coupon, Attempt attempt, StripeAccount account) {
    try {
      return account.sendCoupon(attempt.write(), attempt.key());
    } catch (StripeFailure.Refused refused) {
      if (refused.code().equals(TAKEN) && Writes.creates(attempt.write())) {
        return lookUp(coupon, attempt.write(), account).orElseThrow(() -> refused);
      }
      throw refused;
    }
  }

  private static Optional<StripeCoupon> lookUp(
      Coupon coupon, StripeWrite write, StripeAccount account) {
    if (!Writes.creates(write)) {
      return account.coupon(Writes.stripeId(write));
    }
    return account
        .coupon(write.parameters().getOrDefault("id", coupon.id()))
        .filter(
            seen ->
                coupon.communityId().toString().equals(seen.metadata().get(Marks.COMMUNITY))
                    && coupon.id().equals(seen.metadata().get(Marks.COUPON))
                    && Marks.number(seen.metadata()) == Writes.number(write));
  }

  /** Answered by whether it is gone. */
  private Executor.Job<Boolean> deletion(
      Coupon coupon,
      StripeWrite write,
      java.util.function.BooleanSupplier before,
      StripeAccount account,
      Runnable done) {
    String stripeId = Writes.stripeId(write);
    return new Executor.Job<>(
        new Attempts.Target(coupon.communityId(), PURPOSE, coupon.id()),
        write,
        before,
        () -> {},
        attempt -> delete(attempt, account),
        attempt -> Optional.of(account.coupon(stripeId).isEmpty()),
        gone -> gone,
        (gone, attempt, fulfils) -> {
          if (gone) {
            notes.retireCoupon(coupon.communityId(), stripeId);
          }
        },
        done,
        refused -> outcomes.failed(coupon, Words.refused(refused)),
        true,
        true);
  }

  private static boolean delete(Attempt attempt, StripeAccount account) {
    try {
      account.sendCoupon(attempt.write(), attempt.key());
      return true;
    } catch (StripeFailure.Refused refused) {
      if (refused.code().equals(MISSING)) {
        return true;
      }
      throw refused;
    }
  }
}
