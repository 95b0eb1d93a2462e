package dev.promirror.mirror;

import dev.promirror.community.Communities;
import dev.promirror.community.ConnectedAccount;
import dev.promirror.community.Listings;
import dev.promirror.mirror.plan.Difference;
import dev.promirror.mirror.plan.Operation;
import dev.promirror.mirror.plan.Planner;
import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.promotion.Standings;
import dev.promirror.region.AccountWork;
import dev.promirror.region.AccountWorker;
import dev.promirror.region.Changed;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Lease;
import dev.promirror.region.Outcome;
import dev.promirror.region.Regions;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeAccounts;
import dev.promirror.stripe.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Keeps one account at a time equal to what its community wants: detect, plan, apply. */
@ApplicationScoped
class Mirror implements AccountWorker, Changed {

  static final String KIND = "mirror";

  private static final String HELD = "Stripe may still do what it failed to answer";

  /** Enough to choose what is urgent from, and few enough to be planned anew at any time. */
  private static final int AT_ONCE = 100;

  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofSeconds(30);

  private final Regions regions;
  private final AccountWork work;
  private final Communities communities;
  private final Coupons coupons;
  private final PromoCodes codes;
  private final OfferMirror offers;
  private final Detector detector;
  private final Applying applying;
  private final StripeAccounts stripe;
  private final Standings standings;
  private final Listings listings;
  private final Changes changes;
  private final Seats seats;
  private final Pace pace;
  private final Clock clock;

  Mirror(
      Regions regions,
      AccountWork work,
      Communities communities,
      Coupons coupons,
      PromoCodes codes,
      OfferMirror offers,
      Detector detector,
      Applying applying,
      StripeAccounts stripe,
      Standings standings,
      Listings listings,
      Changes changes,
      Seats seats,
      Pace pace,
      Clock clock) {
    this.regions = regions;
    this.work = work;
    this.communities = communities;
    this.coupons = coupons;
    this.codes = codes;
    this.offers = offers;
    this.detector = detector;
    this.applying = applying;
    this.stripe = stripe;
    this.standings = standings;
    this.listings = listings;
    this.changes = changes;
    this.seats = seats;
    this.pace = pace;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void changed(CommunityId community) {
    work.wantNow(KIND, community);
  }

  @Override
  public Set<CommunityId> dirty(Collection<CommunityId> among) {
    Set<CommunityId> dirty = new HashSet<>(coupons.dirty(among));
    dirty.addAll(codes.dirty(among));
    dirty.addAll(offers.dirty(among));
    return dirty;
  }

  @Override
  public Outcome work(Lease lease) {
    Optional<String> account = account(lease);
    if (account.isEmpty()) {
      return new Outcome.Done();
    }
    pace.begin(lease.community());
    try {
      return slice(lease, account.get());
    } finally {
      pace.end(lease.community());
    }
  }

  private Outcome slice(Lease lease, String account) {
    CommunityId community = lease.community();
    try (Commits commits = new Commits(regions, lease)) {
      Slice edits = new Slice(lease, handle(community, account, Urgency.EDIT), commits);
      Slice job = new Slice(lease, handle(community, account, Urgency.BULK), commits);
      int width = seats.width(community, account);
      AtomicBoolean many = new AtomicBoolean();
      Crew crew =
          new Crew(
              new Crew.Ways(
                  claims -> plan(community, claims, Math.max(AT_ONCE, width * 2), many),
                  operation ->
                      applying.apply(standsBack(many.get(), operation) ? job : edits, operation),
                  () -> offers.bring(edits),
                  () -> width,
                  seats.taken(community.region()),
                  () -> lease.outlives(StripeAccount.LONGEST_CALL)));
      return switch (crew.work()) {
        case Crew.Result.Done done -> new Outcome.Done();
        case Crew.Result.More more -> new Outcome.More();
        case Crew.Result.Held held -> waits(lease, HELD, false);
        case Crew.Result.Waits waits -> waits(lease, waits.reason(), waits.progressed());
      };
    }
  }

  private StripeAccount handle(CommunityId community, String account, Urgency urgency) {
    return stripe.of(community.region(), account, urgency);
  }

  /** The account to write to; empty while it isn't ready, which the waiting rows then say. */
  private Optional<String> account(Lease lease) {
    return regions.in(
        lease.community(),
        () -> {
          ConnectedAccount account = communities.account(lease.community()).orElseThrow();
          if (account.isReady()) {
            return account.stripeAccount();
          }
          lease.confirm();
          explain(lease.community(), Words.waiting(account), null);
          return Optional.empty();
        });
  }

  /**
   * The next steps.
   *
   * @param many is told whether there are so many that they are a job, which stands back for others
   */
  private List<Operation> plan(CommunityId community, Claims claims, int most, AtomicBoolean many) {
    standings.catchUp(community);
    for (int some = most; ; some *= 4) {
      int limit = some;
      List<Difference> found =
          regions.in(community, () -> detector.differences(community, claims, limit));
      many.set(found.size() >= AT_ONCE);
      List<Operation> plan = Planner.plan(found);
      // What waits for others must not hide what doesn't.
      if (!plan.isEmpty() || found.size() < limit) {
        return plan;
      }
    }
  }

  /** Who steps aside is missing until its successor is on. */
  private static boolean standsBack(boolean many, Operation operation) {
    return many && !Crew.takesAway(operation) && !(operation instanceof Operation.StepAside);
  }

  private Outcome waits(Lease lease, String reason, boolean progressed) {
    int failures = progressed ? 0 : Math.min(lease.failures(), 5);
    Duration delay = FIRST_RETRY.multipliedBy(1L << failures);
    Duration bounded = delay.compareTo(LAST_RETRY) < 0 ? delay : LAST_RETRY;
    Instant next = clock.instant().plus(bounded);
    regions.run(
        lease.community(),
        () -> {
          lease.confirm();
          explain(lease.community(), reason + "; it is tried again.", next);
          if (reason.equals(Words.NO_ACCESS)) {
            // Whatever happens there until access is back.
            listings.want(lease.community());
          }
        });
    return new Outcome.Later(bounded, reason, progressed);
  }

  private void explain(CommunityId community, String reason, @Nullable Instant next) {
    coupons.dirty(community, 100).forEach(coupon -> coupon.mirroring().waits(reason, next));
    codes.dirty(community, 100).forEach(code -> code.mirroring().waits(reason, next));
    offers.explain(community, reason, next);
    changes.seen(community);
  }
}
