package dev.promirror.mirror;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Lease;
import dev.promirror.region.Regions;
import dev.promirror.stripe.Attempt;
import dev.promirror.stripe.Attempts;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.StripeWrite;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Carries out one write so that it happens once, whatever breaks: the attempt is committed, the
 * call is made with no transaction open, the outcome is committed under the lease. An attempt left
 * open by somebody who died is finished first, with the same bytes under the same key; where that
 * can't tell any more, Stripe is looked at.
 */
@ApplicationScoped
class Executor {

  private final Regions regions;
  private final Attempts attempts;
  private final Clock clock;

  Executor(Regions regions, Attempts attempts, Clock clock) {
    this.regions = regions;
    this.attempts = attempts;
    this.clock = clock;
  }

  /**
   * One write and what belongs to it.
   *
   * @param send makes the call
   * @param lookUp finds the object of an attempt whose answer can't be had; empty if there is none
   * @param fulfils whether what was found by looking is as wished
   * @param saw notes what Stripe has now
   * @param done notes that the wish is fulfilled
   * @param refused notes Stripe's no
   */
  record Job<T>(
      Attempts.Target target,
      StripeWrite write,
      Function<Attempt, T> send,
      Function<Attempt, Optional<T>> lookUp,
      Predicate<T> fulfils,
      Consumer<T> saw,
      Runnable done,
      Consumer<StripeFailure.Refused> refused) {

    CommunityId community() {
      return target.community();
    }
  }

  <T> Step run(Lease lease, Job<T> job) {
    Attempt attempt =
        regions.in(
            job.community(),
            () -> {
              lease.confirm();
              return attempts.begin(job.target(), job::write);
            });
    if (!lease.outlives(StripeAccount.LONGEST_CALL)) {
      return new Step.Waits("the worker's time is up");
    }
    try {
      return attempt.mayResend(clock.instant())
          ? send(lease, job, attempt)
          : look(lease, job, attempt);
    } catch (StripeFailure.Refused refused) {
      return refused(lease, job, attempt, refused);
    } catch (StripeFailure.Unknown unknown) {
      if (unknown.serverError()) {
        record(lease, job, () -> attempts.sawServerError(job.target(), attempt));
      }
      return new Step.Waits("Stripe doesn't answer");
    } catch (StripeFailure.Throttled throttled) {
      return new Step.Waits("Stripe asked us to slow down");
    } catch (StripeFailure.NotSent notSent) {
      return new Step.Waits("Stripe doesn't answer");
    } catch (StripeFailure.AccessLost lost) {
      return new Step.Waits("Stripe doesn't let us reach the account");
    }
  }

  private <T> Step send(Lease lease, Job<T> job, Attempt attempt) {
    return found(lease, job, attempt, job.send().apply(attempt), true);
  }

  private <T> Step look(Lease lease, Job<T> job, Attempt attempt) {
    Optional<T> found = job.lookUp().apply(attempt);
    if (found.isPresent()) {
      return found(lease, job, attempt, found.get(), job.fulfils().test(found.get()));
    }
    record(lease, job, () -> attempts.end(job.target(), attempt, "absent"));
    return new Step.Ended();
  }

  private <T> Step found(Lease lease, Job<T> job, Attempt attempt, T object, boolean fulfils) {
    record(
        lease,
        job,
        () -> {
          job.saw().accept(object);
          attempts.end(job.target(), attempt, "done");
          // An attempt from before the latest change fulfils another wish: plan again.
          if (fulfils && attempt.write().equals(job.write())) {
            job.done().run();
          }
        });
    return new Step.Ended();
  }

  private <T> Step refused(
      Lease lease, Job<T> job, Attempt attempt, StripeFailure.Refused refused) {
    record(
        lease,
        job,
        () -> {
          attempts.end(job.target(), attempt, "refused");
          if (attempt.write().equals(job.write())) {
            job.refused().accept(refused);
          }
        });
    return new Step.Ended();
  }

  private void record(Lease lease, Job<?> job, Runnable outcome) {
    regions.run(
        job.community(),
        () -> {
          lease.confirm();
          outcome.run();
        });
  }
}
