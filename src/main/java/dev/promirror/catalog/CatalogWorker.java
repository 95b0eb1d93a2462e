package dev.promirror.catalog;

import dev.promirror.community.Communities;
import dev.promirror.community.ConnectedAccount;
import dev.promirror.region.AccountWorker;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Lease;
import dev.promirror.region.Outcome;
import dev.promirror.region.Regions;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeAccounts;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.StripePage;
import dev.promirror.stripe.StripePrice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps offers in step with one account at a time: first the next page of everything, if that is
 * due, since it shows what changed, too; else what changed. It reads with no transaction open and
 * commits what it read under its lease.
 */
@ApplicationScoped
class CatalogWorker implements AccountWorker {

  static final String KIND = "catalog";

  private static final Duration SLICE = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int LONGEST_RETRY = 6;

  /** Failures in a row after which something else is tried, too. */
  private static final int PATIENCE = 2;

  /** What can't be read alone so often is left to a reading of everything. */
  private static final int MOST_TRIES = 5;

  private final Regions regions;
  private final Communities communities;
  private final Offers offers;
  private final Looks looks;
  private final ImportRuns runs;
  private final Takeover takeover;
  private final StripeAccounts stripe;

  CatalogWorker(
      Regions regions,
      Communities communities,
      Offers offers,
      Looks looks,
      ImportRuns runs,
      Takeover takeover,
      StripeAccounts stripe) {
    this.regions = regions;
    this.communities = communities;
    this.offers = offers;
    this.looks = looks;
    this.runs = runs;
    this.takeover = takeover;
    this.stripe = stripe;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Set<CommunityId> dirty(Collection<CommunityId> among) {
    Set<CommunityId> due = new HashSet<>(communities.ready(among));
    Set<CommunityId> fresh = new HashSet<>(runs.fresh(among));
    fresh.removeAll(looks.waiting(among));
    due.removeAll(fresh);
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
      Optional<? extends Look> look = next(lease);
      if (look.isEmpty()) {
        return new Outcome.Done();
      }
      try {
        switch (look.get()) {
          case Look.Again again -> readAgain(lease, handle, again);
          case Look.NextPage page -> readPage(lease, handle, page);
        }
      } catch (StripeFailure failure) {
        return failed(lease, look.get(), failure);
      }
    }
    return new Outcome.More();
  }

  private Optional<? extends Look> next(Lease lease) {
    CommunityId community = lease.community();
    return regions.<Optional<? extends Look>>in(
        community,
        () -> {
          lease.confirm();
          // Where pages keep failing, they don't keep the rest from being read.
          if (lease.failures() > PATIENCE && lease.failures() % 2 == 1) {
            Optional<Look.Again> again = looks.first(community);
            return again.isPresent() ? again : runs.next(community);
          }
          Optional<Look.NextPage> page = runs.next(community);
          return page.isPresent() ? page : looks.first(community);
        });
  }

  private void readAgain(Lease lease, StripeAccount account, Look.Again look) {
    CommunityId community = lease.community();
    List<StripePrice> prices =
        switch (look.kind()) {
          case PRICE -> account.price(look.stripeId()).stream().toList();
          case PRODUCT -> account.pricesOf(look.stripeId());
        };
    Set<String> found = prices.stream().map(StripePrice::id).collect(Collectors.toSet());
    record(
        lease,
        () -> {
          takeover.take(community, prices, look.began());
          switch (look.kind()) {
            case PRICE -> {
              if (found.isEmpty()) {
                takeover.gone(community, look.stripeId());
              }
            }
            case PRODUCT ->
                lookFor(community, offers.ofProducts(community, List.of(look.stripeId())), found);
          }
          looks.done(community, look);
        });
  }

  private void readPage(Lease lease, StripeAccount account, Look.NextPage look) {
    CommunityId community = lease.community();
    StripePage<StripePrice> page = account.prices(look.after().isEmpty() ? null : look.after());
    record(
        lease,
        () -> {
          takeover.take(community, page.data(), look.began());
          if (page.more() && !page.data().isEmpty()) {
            runs.reached(community, page.data().getLast().id());
          } else {
            looks.doneBefore(community, look.runBegan());
            lookFor(community, offers.unseenSince(community, look.runBegan()), Set.of());
            runs.finished(community);
          }
        });
  }

  /** What a list doesn't show may be gone, or newer than the list: each is asked for by its id. */
  private void lookFor(CommunityId community, List<Offer> unseen, Set<String> found) {
    unseen.stream()
        .filter(offer -> !offer.isGone())
        .flatMap(offer -> offer.stripePrice().stream())
        .filter(price -> !found.contains(price))
        .sorted()
        .forEach(price -> looks.want(community, Look.Kind.PRICE, price));
  }

  private Outcome failed(Lease lease, Look look, StripeFailure failure) {
    CommunityId community = lease.community();
    boolean passing =
        !(failure instanceof StripeFailure.Refused || failure instanceof StripeFailure.Unknown);
    if (!passing) {
      record(
          lease,
          () -> {
            switch (look) {
              case Look.Again again when again.tried() + 1 >= MOST_TRIES -> {
                looks.done(community, again);
                runs.want(community);
              }
              case Look.Again again -> looks.failed(community, again);
              case Look.NextPage page when failure instanceof StripeFailure.Refused ->
                  runs.restart(community);
              case Look.NextPage page -> {}
            }
          });
    }
    return new Outcome.Later(
        RETRY.multipliedBy(1L << Math.min(lease.failures(), LONGEST_RETRY)),
        "offers can't be read: " + failure.getClass().getSimpleName());
  }

  private void record(Lease lease, Runnable outcome) {
    regions.run(
        lease.community(),
        () -> {
          lease.confirm();
          outcome.run();
        });
  }
}
