package dev.promirror.mirror;

import dev.promirror.community.Communities;
import dev.promirror.community.ConnectedAccount;
import dev.promirror.promotion.Drifts;
import dev.promirror.region.AccountWorker;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Lease;
import dev.promirror.region.Outcome;
import dev.promirror.region.Regions;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeAccounts;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.StripePromotionCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whether Stripe really differs from what it was told. What was read for an event or a
 * page can be older than a write of ours, so whatever seems to differ is read once more, alone: it
 * counts if from before that read until after it nothing was written to it by us, and nothing is
 * open. So our own writes coming back, however late or early, are never taken for somebody else's.
 */
@ApplicationScoped
class Comparing implements AccountWorker {

  static final String KIND = "compare";

  private static final Duration SLICE = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int LONGEST_RETRY = 6;

  private final Regions regions;
  private final Communities communities;
  private final StripeLooks looks;
  private final Comparison comparison;
  private final StripeAccounts stripe;

  Comparing(
      Regions regions,
      Communities communities,
      StripeLooks looks,
      Comparison comparison,
      StripeAccounts stripe) {
    this.regions = regions;
    this.communities = communities;
    this.looks = looks;
    this.comparison = comparison;
    this.stripe = stripe;
  }

  /**
   * What is to be read, and how things stood before.
   *
   * @param stamp of what we know and have written; empty if nothing can be said now
   */
  private record Begun(StripeLooks.Look look, Optional<Comparison.Stamp> stamp) {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Set<CommunityId> dirty(Collection<CommunityId> among) {
    return looks.waiting(among);
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
      Optional<Begun> begun = begin(lease);
      if (begun.isEmpty()) {
        return new Outcome.Done();
      }
      if (begun.get().stamp().isEmpty()) {
        continue;
      }
      try {
        compare(lease, handle, begun.get().look(), begun.get().stamp().get());
      } catch (StripeFailure failure) {
        return new Outcome.Later(
            RETRY.multipliedBy(1L << Math.min(lease.failures(), LONGEST_RETRY)),
            "can't be compared: " + failure.getClass().getSimpleName());
      }
    }
    return new Outcome.More();
  }

  private Optional<Begun> begin(Lease lease) {
    CommunityId community = lease.community();
    return regions.in(
        community,
        () -> {
          lease.confirm();
          return looks
              .first(community)
              .map(
                  look -> {
                    if (!comparison.concerns(community, look)) {
                      looks.done(community, look);
                      return new Begun(look, Optional.empty());
                    }
                    Optional<Comparison.Stamp> stamp = comparison.stamp(community, look);
                    if (stamp.isEmpty()) {
                      looks.later(community, look);
                    }
                    return new Begun(look, stamp);
                  });
        });
  }

  private void compare(
      Lease lease, StripeAccount account, StripeLooks.Look look, Comparison.Stamp before) {
    CommunityId community = lease.community();
    Optional<StripeCoupon> coupon =
        look.kind() == Drifts.Kind.COUPON ? account.coupon(look.stripeId()) : Optional.empty();
    Optional<StripePromotionCode> code =
        look.kind() == Drifts.Kind.CODE ? account.promotionCode(look.stripeId()) : Optional.empty();
    regions.run(
        community,
        () -> {
          lease.confirm();
          if (!comparison.stamp(community, look).equals(Optional.of(before))) {
            looks.later(community, look);
            return;
          }
          looks.done(community, look);
          switch (look.kind()) {
            case COUPON -> comparison.coupon(community, look, coupon);
            case CODE -> code.ifPresent(seen -> comparison.code(community, look, seen));
          }
        });
  }
}
