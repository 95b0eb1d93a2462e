package dev.promirror.community;

import dev.promirror.region.AccountWork;
import dev.promirror.region.AccountWorker;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Lease;
import dev.promirror.region.Outcome;
import dev.promirror.region.Regions;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeAccounts;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.StripeListing;
import dev.promirror.stripe.StripePage;
import dev.promirror.stripe.StripePromotionCode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads all coupons and promotion codes of one account at a time, a page a call: when the account
 * is there for the first time, when something was amiss, and once a week. It reads with no
 * transaction open, shows each page to all who listen, and keeps its place with it.
 */
@ApplicationScoped
public class Listings implements AccountWorker {

  static final String KIND = "listing";

  private static final Duration SLICE = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int LONGEST_RETRY = 6;

  private final Regions regions;
  private final AccountWork work;
  private final Communities communities;
  private final ListingRuns runs;
  private final List<LinkStep> steps;
  private final List<StripeListing> listeners;
  private final StripeAccounts stripe;
  private final Changes changes;
  private final Clock clock;

  Listings(
      Regions regions,
      AccountWork work,
      Communities communities,
      ListingRuns runs,
      @All List<LinkStep> steps,
      @All List<StripeListing> listeners,
      StripeAccounts stripe,
      Changes changes,
      Clock clock) {
    this.regions = regions;
    this.work = work;
    this.communities = communities;
    this.runs = runs;
    this.steps = steps;
    this.listeners = listeners;
    this.stripe = stripe;
    this.changes = changes;
    this.clock = clock;
  }

  /** Asks for a reading of everything, part of the surrounding transaction. */
  public void want(CommunityId community) {
    runs.want(community);
    work.want(KIND, community);
    changes.seen(community);
  }

  /** How the readings of an account stand. */
  public ListingRuns.Progress progress(CommunityId community) {
    return regions.in(community, () -> runs.progress(community));
  }

  /** What is read by itself before, and whether it has been. */
  public List<StepDone> steps(CommunityId community) {
    return regions.in(
        community,
        () ->
            steps.stream().map(step -> new StepDone(step.name(), step.isDone(community))).toList());
  }

  /** A {@link LinkStep}, done or not. */
  public record StepDone(String name, boolean done) {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Set<CommunityId> dirty(Collection<CommunityId> among) {
    Set<CommunityId> due = new HashSet<>(communities.ready(among));
    due.removeAll(runs.fresh(among));
    return due;
  }

  @Override
  public Outcome work(Lease lease) {
    CommunityId community = lease.community();
    Optional<String> account =
        regions.in(
            community,
            () ->
                communities
                    .account(community)
                    .filter(ConnectedAccount::isReady)
                    .flatMap(ConnectedAccount::stripeAccount));
    if (account.isEmpty()) {
      return new Outcome.Done();
    }
    StripeAccount handle = stripe.of(community.region(), account.get());
    long end = System.nanoTime() + SLICE.toNanos();
    while (System.nanoTime() < end && lease.outlives(StripeAccount.LONGEST_CALL)) {
      Optional<ListingRuns.Next> next = next(lease);
      if (next.isEmpty()) {
        return new Outcome.Done();
      }
      try {
        switch (next.get().step()) {
          case OFFERS -> {
            if (!offersRead(lease)) {
              return new Outcome.Later(RETRY, "offers are read first");
            }
          }
          case COUPONS -> coupons(lease, handle, next.get());
          case CODES -> codes(lease, handle, next.get());
        }
      } catch (StripeFailure failure) {
        return failed(lease, next.get(), failure);
      }
    }
    return new Outcome.More();
  }

  private Optional<ListingRuns.Next> next(Lease lease) {
    return regions.in(
        lease.community(),
        () -> {
          lease.confirm();
          return runs.next(lease.community(), clock.instant());
        });
  }

  private boolean offersRead(Lease lease) {
    CommunityId community = lease.community();
    return regions.in(
        community,
        () -> {
          lease.confirm();
          List<LinkStep> open = steps.stream().filter(step -> !step.isDone(community)).toList();
          open.forEach(step -> step.begin(community));
          boolean all = open.isEmpty();
          if (all) {
            runs.reached(community, ListingRuns.Step.COUPONS, null);
            changes.seen(community);
          }
          return all;
        });
  }

  private void coupons(Lease lease, StripeAccount account, ListingRuns.Next next) {
    CommunityId community = lease.community();
    StripePage<StripeCoupon> page = account.coupons(next.after());
    record(
        lease,
        () -> {
          listeners.forEach(it -> it.coupons(community, page.data(), next.began()));
          runs.readCoupons(community, page.data().size());
          if (!turned(community, ListingRuns.Step.COUPONS, page, StripeCoupon::id)) {
            listeners.forEach(it -> it.allCoupons(community, next.runBegan()));
            runs.reached(community, ListingRuns.Step.CODES, null);
          }
        });
  }

  private void codes(Lease lease, StripeAccount account, ListingRuns.Next next) {
    CommunityId community = lease.community();
    StripePage<StripePromotionCode> page = account.promotionCodes(next.after());
    record(
        lease,
        () -> {
          listeners.forEach(it -> it.codes(community, page.data(), next.began()));
          runs.readCodes(community, page.data().size());
          if (!turned(community, ListingRuns.Step.CODES, page, StripePromotionCode::id)) {
            work.wakeAt(KIND, community, runs.finished(community, clock.instant()));
          }
        });
  }

  /** Whether another page follows. */
  private <T> boolean turned(
      CommunityId community, ListingRuns.Step step, StripePage<T> page, Function<T, String> id) {
    boolean more = page.more() && !page.data().isEmpty();
    if (more) {
      runs.reached(community, step, id.apply(page.data().getLast()));
    }
    return more;
  }

  private Outcome failed(Lease lease, ListingRuns.Next next, StripeFailure failure) {
    record(
        lease,
        () -> {
          if (failure instanceof StripeFailure.Refused) {
            // What it would go on after is gone.
            runs.reached(lease.community(), next.step(), null);
          }
          runs.troubled(
              lease.community(),
              failure instanceof StripeFailure.AccessLost ? ConnectedAccount.NO_ACCESS : null);
        });
    return new Outcome.Later(
        RETRY.multipliedBy(1L << Math.min(lease.failures(), LONGEST_RETRY)),
        "coupons and codes can't be read: " + failure.getClass().getSimpleName());
  }

  private void record(Lease lease, Runnable outcome) {
    regions.run(
        lease.community(),
        () -> {
          lease.confirm();
          outcome.run();
          changes.seen(lease.community());
        });
  }
}
