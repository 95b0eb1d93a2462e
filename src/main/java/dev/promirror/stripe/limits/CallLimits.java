package dev.promirror.stripe.limits;

import dev.promirror.region.MisconfiguredRegion;
import dev.promirror.region.RecurringWork;
import dev.promirror.region.Region;
import dev.promirror.region.ServedRegions;
import dev.promirror.stripe.Allowances;
import dev.promirror.stripe.Urgency;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The limiter of each region served, and what it allows. */
@ApplicationScoped
public class CallLimits implements Allowances, RecurringWork {

  private static final int WHOLE = 100;

  private final RateRows rows;
  private final Map<Region, Ceilings> ceilings = new EnumMap<>(Region.class);
  private final Map<Region, Limits> limits = new EnumMap<>(Region.class);

  CallLimits(RateSettings settings, ServedRegions served, RateRows rows, MeterRegistry metrics) {
    this.rows = rows;
    for (Region region : served.all()) {
      RateSettings.Platform platform = settings.platforms().get(region.code());
      if (platform == null) {
        throw new MisconfiguredRegion("promirror.stripe.%s is not set".formatted(region));
      }
      Ceilings highest = Ceilings.of(region.code(), platform);
      ceilings.put(region, highest);
      limits.put(region, new Limits(region, highest, rows, metrics));
    }
  }

  /** The limiter in front of a region's platform and all accounts below it. */
  public Limits of(Region region) {
    return Objects.requireNonNull(limits.get(region), "region isn't served here");
  }

  @Override
  public double perSecond(Region region, String account, Urgency urgency) {
    Ceilings highest = highest(region);
    double rate =
        Math.min(
            Math.min(highest.platform(), highest.platformEndpoint()),
            Math.min(highest.account(), highest.endpoint()));
    for (RateRows.Row row : rowsOf(region, account)) {
      if (row.throttled()) {
        rate = Math.min(rate, row.bucket().perSecond());
      }
    }
    return urgency == Urgency.BULK ? rate * highest.bulkPercent() / WHOLE : rate;
  }

  @Override
  public int sideBySide(Region region, String account) {
    return rows
        .list(region, Scope.account(account), Scope.account(account) + " ", highest(region))
        .stream()
        .mapToInt(row -> row.bucket().sideBySide())
        .findFirst()
        .orElse(highest(region).sideBySide());
  }

  @Override
  public List<Bucket> buckets(Region region) {
    return rows.list(region, "", "~", highest(region)).stream().map(RateRows.Row::bucket).toList();
  }

  /** Its own and its endpoints', and the platform's. */
  private List<RateRows.Row> rowsOf(Region region, String account) {
    String own = Scope.account(account);
    List<RateRows.Row> all = new ArrayList<>(rows.list(region, own, own + "!", highest(region)));
    all.addAll(rows.list(region, Scope.PLATFORM, Scope.PLATFORM + " ", highest(region)));
    return all;
  }

  private Ceilings highest(Region region) {
    return Objects.requireNonNull(ceilings.get(region), "region isn't served here");
  }

  @Override
  public String name() {
    return "forget-call-rates";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run(Region region) {
    rows.forget(region);
  }
}
