package dev.promirror.stripe.limits;

import dev.promirror.region.MisconfiguredRegion;
import java.util.List;
import java.util.OptionalInt;

/**
 * The highest rates of one region, calls a second.
 *
 * @param platform of all calls under its key
 * @param platformEndpoint of those to one endpoint, in whichever account
 * @param opening of opening accounts
 * @param account of calls in one account
 * @param endpoint of those to one endpoint of it
 * @param sideBySide calls in one account at once
 * @param bulkPercent what bulk work keeps to while there are edits
 */
record Ceilings(
    int platform,
    int platformEndpoint,
    int opening,
    int account,
    int endpoint,
    int sideBySide,
    int bulkPercent) {

  /** Stripe's documented limits (docs.stripe.com/rate-limits). */
  private static final int LIVE = 100;

  private static final int SANDBOX = 25;
  private static final int ENDPOINT = 25;

  /** Other calls than ours, and clocks that don't agree with Stripe's. */
  private static final int SAFE_PERCENT = 80;

  private static final String OPENING = "POST /v1/accounts";

  /** In sandboxes accounts are opened at a fifth of what other endpoints allow. */
  private static final int OPENING_PART = 5;

  private static final int LEAST_SIDE_BY_SIDE = 16;

  Ceilings {
    if (platform < 1
        || platformEndpoint < 1
        || opening < 1
        || account < 1
        || endpoint < 1
        || sideBySide < 1
        || bulkPercent < 1
        || bulkPercent > 100) {
      throw new IllegalArgumentException("rates are at least 1, shares at most the whole");
    }
  }

  /**
   * As configured.
   *
   * @throws MisconfiguredRegion if something is out of its range
   */
  static Ceilings of(String region, RateSettings.Platform settings) {
    RateSettings.Rate rate = settings.rate();
    boolean sandbox = settings.secretKey().filter(key -> key.contains("_live_")).isEmpty();
    int whole = safe(sandbox ? SANDBOX : LIVE);
    int account = rate.account().orElse(whole);
    int endpoint = rate.endpoint().orElse(safe(ENDPOINT));
    int platformEndpoint = part(rate.platformEndpoint(), endpoint, rate.share());
    try {
      if (!(rate.share() > 0 && rate.share() <= 1)) {
        throw new IllegalArgumentException("the share is above 0, up to 1");
      }
      return new Ceilings(
          part(rate.platform(), whole, rate.share()),
          platformEndpoint,
          sandbox ? Math.ceilDiv(platformEndpoint, OPENING_PART) : platformEndpoint,
          account,
          endpoint,
          rate.sideBySide().orElse(Math.max(LEAST_SIDE_BY_SIDE, account / 2)),
          (int) Math.round(rate.bulk() * 100));
    } catch (IllegalArgumentException e) {
      throw new MisconfiguredRegion(
          "promirror.stripe.%s.rate.* can't be kept to: %s".formatted(region, e.getMessage()));
    }
  }

  private static int safe(int limit) {
    return limit * SAFE_PERCENT / 100;
  }

  /** A ceiling of 0 or less stays one, and is refused; a small share of a real one is 1. */
  private static int part(OptionalInt given, int otherwise, double share) {
    int whole = given.orElse(otherwise);
    return whole < 1 ? whole : Math.max(1, (int) (whole * share));
  }

  /**
   * Every bucket a call draws on. Whether a call in an account draws on the platform's too isn't
   * documented, so it does.
   */
  List<Scope> scopes(Lane lane) {
    int most =
        lane.account() == null && lane.endpoint().equals(OPENING) ? opening : platformEndpoint;
    Scope all = new Scope(Scope.PLATFORM, platform);
    Scope one = new Scope(Scope.endpoint(Scope.PLATFORM, lane.endpoint()), most);
    if (lane.account() == null) {
      return List.of(all, one);
    }
    return List.of(
        new Scope(lane.owner(), account),
        new Scope(Scope.endpoint(lane.owner(), lane.endpoint()), endpoint),
        all,
        one);
  }

  /** The ceiling of a bucket by its name. */
  int of(String scope) {
    if (Scope.isOfPlatform(scope)) {
      return Scope.isEndpoint(scope)
          ? scope.equals(Scope.endpoint(Scope.PLATFORM, OPENING)) ? opening : platformEndpoint
          : platform;
    }
    return Scope.isEndpoint(scope) ? endpoint : account;
  }
}
