package dev.promirror.mirror;

import dev.promirror.region.CommunityId;
import dev.promirror.stripe.Attempt;
import dev.promirror.stripe.Attempts;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.StripeWrite;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one write so that it happens once, whatever breaks: the attempt is committed, the
 * call is made with no transaction open, the outcome is committed under the lease. An attempt left
 * open by somebody who died is finished first, with the same bytes under the same key; where that
 * can't tell any more, Stripe is looked at. "Not there" is believed at once only where Stripe
 * itself would refuse a second one.
 */
@ApplicationScoped
class Executor {

  /**
   * How long Stripe may still carry out what it answered with a 5xx. Not documented; its own time
   * limits are well below.
   */
  private static final Duration STRAGGLERS = Duration.ofMinutes(2);

  private final Attempts attempts;
  private final Pace pace;
  private final Clock clock;

  Executor(Attempts attempts, Pace pace, Clock clock) {
    this.attempts = attempts;
    this.pace = pace;
    this.clock = clock;
  }

  /** Notes what Stripe has after an attempt. */
  interface Seen<T> {
    void note(T object, Attempt attempt, boolean fulfils);
  }

  /**
   * One write and what belongs to it.
   *
   * @param before reads what has to be known first; false if it brought news, so that it has to be
   *     planned again
   * @param current whether what it is planned from is still so, where no attempt is open; asked
   *     with the attempt
   * @param begun notes, with the attempt, that it is on its way
   * @param send makes the call
   * @param lookUp finds the object of an attempt whose answer can't be had; empty if there is none
   * @param fulfils whether what was found by looking is as wished
   * @param saw notes what Stripe has now, after which attempt, and whether that did as it says
   * @param done notes that the wish is fulfilled
   * @param refused notes Stripe's no
   * @param resend whether it may be sent again where its outcome isn't known; else it is looked at
   * @param guarded whether it can be done now though the same, sent before, may still happen
   */
  record Job<T>(
      Attempts.Target target,
      StripeWrite write,
      BooleanSupplier before,
      BooleanSupplier current,
      Runnable begun,
      Function<Attempt, T> send,
      Function<Attempt, Optional<T>> lookUp,
      Predicate<T> fulfils,
      Seen<T> saw,
      Runnable done,
      Consumer<StripeFailure.Refused> refused,
      boolean resend,
      boolean guarded) {

    /** One that needs nothing before it and may be sent again. */
    static <T> Job<T> plain(
        Attempts.Target target,
        StripeWrite write,
        Function<Attempt, T> send,
        Function<Attempt, Optional<T>> lookUp,
        Predicate<T> fulfils,
        Consumer<T> saw,
        Runnable done,
        Consumer<StripeFailure.Refused> refused,
        boolean guarded) {
      return new Job<>(
          target,
          write,
          () -> true,
          () -> true,
          () -> {},
          send,
          lookUp,
          fulfils,
          (object, attempt, fulfilled) -> saw.accept(object),
          done,
          refused,
          true,
          guarded);
    }

    CommunityId community() {
      return target.community();
    }
  }

  <T> Step run(Slice slice, Job<T> job) {
    @Nullable Attempt attempt = null;
    try {
      if (!job.before().getAsBoolean()) {
        return new Step.Cleared();
      }
      Begun begun = begin(slice, job);
      attempt = begun.attempt();
      if (attempt == null) {
        return begun.stale() ? new Step.Cleared() : new Step.Held();
      }
      if (!slice.lease().outlives(StripeAccount.LONGEST_CALL)) {
        return new Step.Waits("the worker's time is up");
      }
      return job.resend() && attempt.mayResend(clock.instant())
          ? send(slice, job, attempt)
          : look(slice, job, attempt);
    } catch (StripeFailure.Refused refused) {
      return attempt == null
          ? new Step.Waits("Stripe doesn't let us read")
          : refused(slice, job, attempt, refused);
    } catch (StripeFailure.Unknown unknown) {
      if (unknown.serverError() && attempt != null) {
        Attempt sent = attempt;
        slice.run(job.target(), () -> attempts.sawServerError(job.target(), sent));
      }
      return new Step.Waits("Stripe doesn't answer");
    } catch (StripeFailure.Throttled throttled) {
      return new Step.Waits("Stripe asked us to slow down");
    } catch (StripeFailure.NotSent notSent) {
      return notSent.ourLimit() ? new Step.Crowded() : new Step.Waits("Stripe doesn't answer");
    } catch (StripeFailure.AccessLost lost) {
      return new Step.Waits(Words.NO_ACCESS);
    }
  }

  /**
   * What may be sent.
   *
   * @param attempt null if nothing may be
   * @param stale whether that is since what it was planned from has changed; else an attempt taken
   *     for absent could turn this one into a second object
   */
  private record Begun(@Nullable Attempt attempt, boolean stale) {}

  private Begun begin(Slice slice, Job<?> job) {
    return slice.in(
        job.target(),
        () -> {
          Optional<Attempt> open = attempts.open(job.target());
          if (open.isPresent() && !job.resend()) {
            // Beginning it again would count as sending it now.
            return new Begun(open.get(), false);
          }
          if (open.isEmpty() && !job.current().getAsBoolean()) {
            return new Begun(null, true);
          }
          boolean doubles =
              !job.guarded() && open.isEmpty() && attempts.mayStillHappen(job.target(), STRAGGLERS);
          if (doubles) {
            return new Begun(null, false);
          }
          job.begun().run();
          return new Begun(attempts.begin(job.target(), job::write), false);
        });
  }

  private <T> Step send(Slice slice, Job<T> job, Attempt attempt) {
    return found(slice, job, attempt, job.send().apply(attempt), true);
  }

  private <T> Step look(Slice slice, Job<T> job, Attempt attempt) {
    Optional<T> found = job.lookUp().apply(attempt);
    if (found.isPresent()) {
      return found(slice, job, attempt, found.get(), job.fulfils().test(found.get()));
    }
    boolean harmless = job.guarded() && attempt.write().equals(job.write());
    if (!harmless && !attempt.isOver(clock.instant(), STRAGGLERS)) {
      return new Step.Held();
    }
    slice.run(job.target(), () -> attempts.end(job.target(), attempt, "absent"));
    return new Step.Cleared();
  }

  private <T> Step found(Slice slice, Job<T> job, Attempt attempt, T object, boolean fulfils) {
    // An attempt from before the latest change fulfils another wish: plan again.
    boolean wished = fulfils && attempt.write().equals(job.write());
    slice.run(
        job.target(),
        () -> {
          job.saw().note(object, attempt, fulfils);
          attempts.end(job.target(), attempt, "done");
          if (wished) {
            job.done().run();
          }
        });
    pace.wrote(job.community());
    return wished ? new Step.Ended() : new Step.Cleared();
  }

  private <T> Step refused(
      Slice slice, Job<T> job, Attempt attempt, StripeFailure.Refused refused) {
    boolean wished = attempt.write().equals(job.write());
    slice.run(
        job.target(),
        () -> {
          attempts.end(job.target(), attempt, "refused");
          if (wished) {
            job.refused().accept(refused);
          }
        });
    return wished ? new Step.Ended() : new Step.Cleared();
  }
}
