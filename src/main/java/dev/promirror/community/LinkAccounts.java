package dev.promirror.community;

import dev.promirror.region.AccountWorker;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Directory;
import dev.promirror.region.Lease;
import dev.promirror.region.Outcome;
import dev.promirror.region.Regions;
import dev.promirror.stripe.AccountFacts;
import dev.promirror.stripe.Attempt;
import dev.promirror.stripe.Attempts;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeAccounts;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.StripeForm;
import dev.promirror.stripe.StripePlatform;
import dev.promirror.stripe.StripeWrite;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Links an existing account: it is read, which proves that it is connected to the region's
 * platform; refused if it carries another community's mark or belongs in another region; and marked
 * as this community's. Then all it has is read.
 */
@ApplicationScoped
class LinkAccounts implements AccountWorker {

  static final String KIND = "link-account";

  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final int LONGEST_RETRY = 5;
  private static final String NOT_CONNECTED =
      "It isn't connected to this region's platform at Stripe: its owner connects it first.";

  private final Regions regions;
  private final Communities communities;
  private final Attempts attempts;
  private final StripeAccounts stripe;
  private final Directory directory;
  private final Listings listings;
  private final Changes changes;
  private final Clock clock;

  LinkAccounts(
      Regions regions,
      Communities communities,
      Attempts attempts,
      StripeAccounts stripe,
      Directory directory,
      Listings listings,
      Changes changes,
      Clock clock) {
    this.regions = regions;
    this.communities = communities;
    this.attempts = attempts;
    this.stripe = stripe;
    this.directory = directory;
    this.listings = listings;
    this.changes = changes;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Set<CommunityId> dirty(Collection<CommunityId> among) {
    return communities.linking(among);
  }

  @Override
  public Outcome work(Lease lease) {
    CommunityId community = lease.community();
    Optional<String> wanted =
        regions.in(
            community, () -> communities.account(community).flatMap(ConnectedAccount::linkAccount));
    if (wanted.isEmpty()) {
      return new Outcome.Done();
    }
    String account = wanted.get();
    Optional<CommunityId> owner = directory.owner(community.region(), account);
    if (owner.isPresent() && !owner.get().equals(community)) {
      return refused(lease, "Another community here has this account.");
    }
    if (!lease.outlives(StripeAccount.LONGEST_CALL.multipliedBy(2))) {
      return new Outcome.More();
    }
    try {
      return link(lease, account, stripe.platform(community.region()));
    } catch (StripeFailure.AccessLost lost) {
      return refused(lease, NOT_CONNECTED);
    } catch (StripeFailure.Refused refused) {
      return refused(lease, "Stripe refused it (" + refused.code() + ").");
    } catch (StripeFailure failure) {
      return new Outcome.Later(
          RETRY.multipliedBy(1L << Math.min(lease.failures(), LONGEST_RETRY)),
          String.valueOf(failure.getMessage()));
    }
  }

  private Outcome link(Lease lease, String account, StripePlatform platform) {
    CommunityId community = lease.community();
    Optional<AccountFacts> read = platform.account(account);
    if (read.isEmpty()) {
      return refused(lease, NOT_CONNECTED);
    }
    AccountFacts facts = read.get();
    String mark = facts.metadata().get(AccountOpening.MARK);
    if (mark != null && !mark.isEmpty() && !mark.equals(community.toString())) {
      return refused(lease, "It carries the mark of another community in its metadata at Stripe.");
    }
    if (!Onboarding.fits(facts.country(), community.region())) {
      return refused(lease, "An account of this country belongs in another region.");
    }
    if (mark == null || mark.isEmpty()) {
      Attempt attempt = begin(lease, account);
      facts = mark(lease, attempt, platform);
      if (!community.toString().equals(facts.metadata().get(AccountOpening.MARK))) {
        return new Outcome.More();
      }
    }
    return linked(lease, facts);
  }

  private Attempt begin(Lease lease, String account) {
    StripeWrite write =
        new StripeForm()
            .metadata(Map.of(AccountOpening.MARK, lease.community().toString()))
            .post("/v1/accounts/" + account);
    return regions.in(
        lease.community(),
        () -> {
          lease.confirm();
          Optional<Attempt> open = attempts.open(target(lease));
          // Marking again does no harm: what became of an earlier attempt shows in the account.
          open.filter(it -> !it.write().equals(write) || !it.mayResend(clock.instant()))
              .ifPresent(it -> attempts.end(target(lease), it, "absent"));
          return attempts.begin(target(lease), () -> write);
        });
  }

  private AccountFacts mark(Lease lease, Attempt attempt, StripePlatform platform) {
    try {
      return platform.sendAccount(attempt.write(), attempt.key());
    } catch (StripeFailure.Unknown unknown) {
      if (unknown.serverError()) {
        record(lease, () -> attempts.sawServerError(target(lease), attempt));
      }
      throw unknown;
    }
  }

  private Outcome linked(Lease lease, AccountFacts facts) {
    CommunityId community = lease.community();
    record(
        lease,
        () -> {
          end(lease, "done");
          communities.account(community).orElseThrow().linked(facts, clock.instant());
          directory.route(community, facts.id());
          listings.want(community);
          changes.wanted(community);
        });
    return new Outcome.Done();
  }

  private Outcome refused(Lease lease, String why) {
    record(
        lease,
        () -> {
          end(lease, "refused");
          communities.account(lease.community()).orElseThrow().linkRefused(why);
          changes.wanted(lease.community());
        });
    return new Outcome.Done();
  }

  private void end(Lease lease, String outcome) {
    @Nullable Attempt open = attempts.open(target(lease)).orElse(null);
    if (open != null) {
      attempts.end(target(lease), open, outcome);
    }
  }

  private void record(Lease lease, Runnable outcome) {
    regions.run(
        lease.community(),
        () -> {
          lease.confirm();
          outcome.run();
        });
  }

  private static Attempts.Target target(Lease lease) {
    return new Attempts.Target(lease.community(), "account", lease.community().toString());
  }
}
