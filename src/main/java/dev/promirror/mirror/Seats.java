package dev.promirror.mirror;

import static java.util.Objects.requireNonNull;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Region;
import dev.promirror.stripe.Allowances;
import dev.promirror.stripe.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many operations may be under way: enough that the limiter always has a next call to let
 * through, and so few that none waits there for long, in one account and in all together.
 */
@ApplicationScoped
class Seats {

  /** Of the calls allowed in a second, what is under way at once: sent in 0.4 s. */
  private static final int PER_SECOND_PERCENT = 40;

  private static final int LEAST = 4;

  private final Allowances allowances;
  private final Map<Region, AtomicInteger> taken = new EnumMap<>(Region.class);

  Seats(Allowances allowances) {
    this.allowances = allowances;
    for (Region region : Region.values()) {
      taken.put(region, new AtomicInteger());
    }
  }

  /** How many operations one account may have under way, were it alone. */
  int width(CommunityId community, String account) {
    Region region = community.region();
    int most = allowances.sideBySide(region, account);
    double rate = allowances.perSecond(region, account, Urgency.EDIT);
    return Math.min(
        most, Math.max(LEAST, (int) Math.min(1_000, Math.ceil(rate * PER_SECOND_PERCENT / 100))));
  }

  /** The accounts' seats taken in a region; whoever takes one gives it back. */
  AtomicInteger taken(Region region) {
    return requireNonNull(taken.get(region));
  }
}
