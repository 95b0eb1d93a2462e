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
import dev.promirror.stripe.StripePlatform;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Opens each community's account exactly once. The attempt is committed before it is sent; an
 * unknown outcome is asked again under the same key while Stripe keeps it, else looked up by our
 * mark among the accounts opened since the community began, and only absence a quarter of an hour
 * after the last sending lets a new key be tried.
 */
@ApplicationScoped
class OpenAccounts implements AccountWorker {

  static final String KIND = "open-account";

  private static final Duration PROOF_OF_ABSENCE = Duration.ofMinutes(15);
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private final Regions regions;
  private final Communities communities;
  private final AccountOpening opening;
  private final Attempts attempts;
  private final StripeAccounts stripe;
  private final Directory directory;
  private final Changes changes;
  private final Clock clock;

  OpenAccounts(
      Regions regions,
      Communities communities,
      AccountOpening opening,
      Attempts attempts,
      StripeAccounts stripe,
      Directory directory,
      Changes changes,
      Clock clock) {
    this.regions = regions;
    this.communities = communities;
    this.opening = opening;
    this.attempts = attempts;
    this.stripe = stripe;
    this.directory = directory;
    this.changes = changes;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Set<CommunityId> dirty(Collection<CommunityId> among) {
    return Set.copyOf(communities.opening(among));
  }

  @Override
  public Outcome work(Lease lease) {
    Optional<Attempt> attempt = begin(lease);
    if (attempt.isEmpty()) {
      return new Outcome.Done();
    }
    if (!lease.outlives(StripeAccount.LONGEST_CALL)) {
      return new Outcome.More();
    }
    StripePlatform platform = stripe.platform(lease.community().region());
    return attempt.get().mayResend(clock.instant())
        ? send(lease, attempt.get(), platform)
        : lookUp(lease, attempt.get(), platform);
  }

  private Optional<Attempt> begin(Lease lease) {
    return regions.in(
        lease.community(),
        () -> {
          lease.confirm();
          Optional<ConnectedAccount> account =
              communities
                  .account(lease.community())
                  .filter(a -> a.state() == ConnectedAccount.State.OPENING);
          return account.map(
              a -> {
                Community community = communities.find(a.communityId()).orElseThrow();
                return attempts.begin(target(lease), () -> opening.write(community, a.email()));
              });
        });
  }

  private Outcome send(Lease lease, Attempt attempt, StripePlatform platform) {
    try {
      return opened(lease, attempt, platform.sendAccount(attempt.write(), attempt.key()));
    } catch (StripeFailure.Refused refused) {
      return refused(lease, attempt, refused);
    } catch (StripeFailure.Unknown unknown) {
      if (unknown.serverError()) {
        recorded(lease, () -> attempts.sawServerError(target(lease), attempt));
      }
      return new Outcome.Later(RETRY, "no answer from Stripe");
    } catch (StripeFailure notDone) {
      return new Outcome.Later(RETRY, String.valueOf(notDone.getMessage()));
    }
  }

  private Outcome lookUp(Lease lease, Attempt attempt, StripePlatform platform) {
    Optional<AccountFacts> found;
    try {
      Instant since = began(lease.community()).minus(CLOCKS_DIFFER);
      found =
          platform.accountsSince(since).stream()
              .filter(
                  facts ->
                      lease
                          .community()
                          .toString()
                          .equals(facts.metadata().get(AccountOpening.MARK)))
              .findFirst();
    } catch (StripeFailure failure) {
      return new Outcome.Later(RETRY, String.valueOf(failure.getMessage()));
    }
    if (found.isPresent()) {
      return opened(lease, attempt, found.get());
    }
    if (!attempt.isOver(clock.instant(), PROOF_OF_ABSENCE)) {
      return new Outcome.Later(LOOK_AGAIN, "not found at Stripe yet");
    }
    recorded(lease, () -> attempts.end(target(lease), attempt, "absent"));
    return new Outcome.More();
  }

  /** An earlier attempt, taken for absent, may have been late: so not since this one's start. */
  private Instant began(CommunityId community) {
    return regions.in(community, () -> communities.find(community).orElseThrow().createdAt());
  }

  private Outcome opened(Lease lease, Attempt attempt, AccountFacts facts) {
    recorded(
        lease,
        () -> {
          communities.account(lease.community()).orElseThrow().learn(facts, clock.instant());
          directory.route(lease.community(), facts.id());
          attempts.end(target(lease), attempt, "done");
          changes.wanted(lease.community());
        });
    return new Outcome.Done();
  }

  private Outcome refused(Lease lease, Attempt attempt, StripeFailure.Refused refused) {
    recorded(
        lease,
        () -> {
          communities.account(lease.community()).orElseThrow().refused(reason(refused));
          attempts.end(target(lease), attempt, "refused");
          changes.seen(lease.community());
        });
    return new Outcome.Done();
  }

  private static String reason(StripeFailure.Refused refused) {
    return "Stripe refused to open the account (%s%s)."
        .formatted(refused.code(), refused.param() == null ? "" : ", " + refused.param());
  }

  private void recorded(Lease lease, Runnable outcome) {
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
