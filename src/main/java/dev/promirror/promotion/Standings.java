package dev.promirror.promotion;

import dev.promirror.region.AccountWork;
import dev.promirror.region.AccountWorker;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Lease;
import dev.promirror.region.Outcome;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the stored states of coupons and codes equal to what follows from facts and the clock.
 * Whoever changes a fact settles what it touches in the same transaction; what time changes is
 * settled by durable work at its instant; and who lists by state catches up first, so that no list
 * is ever behind. The codes of a changed coupon follow in slices.
 */
@ApplicationScoped
public class Standings implements AccountWorker {

  static final String KIND = "standings";

  private static final int AT_ONCE = 500;
  private static final Duration SLICE = Duration.ofSeconds(5);

  private final Regions regions;
  private final AccountWork work;
  private final Changes changes;
  private final DueRows due;
  private final Views views;
  private final Clock clock;

  Standings(
      Regions regions, AccountWork work, Changes changes, DueRows due, Views views, Clock clock) {
    this.regions = regions;
    this.work = work;
    this.changes = changes;
    this.due = due;
    this.views = views;
    this.clock = clock;
  }

  /** What these coupons and codes were used for has changed. Works within a transaction. */
  public void counted(
      CommunityId community, Collection<String> couponIds, Collection<String> codeIds) {
    settleCoupons(community, due.coupons(community, couponIds));
    settleCodes(community, due.codes(community, codeIds));
  }

  /** Stores what these coupons are now. Works within a transaction that may change them. */
  void settleCoupons(CommunityId community, List<Coupon> coupons) {
    if (coupons.isEmpty()) {
      return;
    }
    regions.session(community).flush();
    for (CouponView view : views.ofCoupons(community, coupons)) {
      view.coupon().settle(view.standing());
      alarm(community, view.standing());
      if (view.coupon().unsettledFrom().isPresent()) {
        work.want(KIND, community);
      }
    }
  }

  /** Stores what these codes are now. Works within a transaction that may change them. */
  void settleCodes(CommunityId community, List<PromoCode> codes) {
    if (codes.isEmpty()) {
      return;
    }
    regions.session(community).flush();
    boolean switched = false;
    List<PromoCode> handedOver = new ArrayList<>();
    for (PromoCodeView view : views.ofCodes(community, codes)) {
      if (view.code().used(view.facts().uses())) {
        handedOver.add(view.code());
      } else if (view.facts().isStepUsedUp()) {
        view.code().handOver();
        handedOver.add(view.code());
      }
      switched |= view.code().settle(view.standing());
      alarm(community, view.standing());
    }
    if (switched || !handedOver.isEmpty()) {
      changes.wanted(community);
    }
    // The next step's coupon may be used up too.
    settleCodes(community, handedOver);
  }

  private void alarm(CommunityId community, Standing<?> standing) {
    if (standing.until() != null) {
      work.wakeAt(KIND, community, standing.until());
    }
  }

  /** Settles whatever is due of the community; at once, if nothing is. No transaction is open. */
  public void catchUp(CommunityId community) {
    while (settleSome(community, null)) {
      // Until nothing is left.
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Outcome work(Lease lease) {
    long end = System.nanoTime() + SLICE.toNanos();
    while (settleSome(lease.community(), lease)) {
      if (System.nanoTime() >= end) {
        return new Outcome.More();
      }
    }
    return new Outcome.Done();
  }

  @Override
  public Set<CommunityId> dirty(Collection<CommunityId> communities) {
    return due.among(communities, clock.instant());
  }

  /** Whether there was something to settle. */
  private boolean settleSome(CommunityId community, @Nullable Lease lease) {
    return regions.in(
        community,
        () -> {
          if (lease != null) {
            lease.confirm();
          }
          Instant now = clock.instant();
          List<Coupon> coupons = due.coupons(community, now, AT_ONCE);
          settleCoupons(community, coupons);
          List<PromoCode> codes = due.codes(community, now, AT_ONCE);
          settleCodes(community, codes);
          boolean followed =
              due.unsettled(community).map(it -> follow(community, it)).orElse(false);
          boolean some = followed || !coupons.isEmpty() || !codes.isEmpty();
          if (some) {
            changes.seen(community);
          } else if (lease != null) {
            due.next(community).ifPresent(next -> work.wakeAt(KIND, community, next));
          }
          return some;
        });
  }

  private boolean follow(CommunityId community, Coupon coupon) {
    List<PromoCode> codes =
        due.codesFrom(community, coupon.id(), coupon.unsettledFrom().orElseThrow(), AT_ONCE);
    settleCodes(community, codes);
    coupon.settledTo(codes.size() < AT_ONCE ? null : codes.getLast().id());
    return true;
  }
}
