package dev.promirror.stripe.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.promirror.region.MisconfiguredRegion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of Stripe's buckets a call draws on, and how much of each is ours. */
class LaneTest {

  private record Given(
      OptionalInt platform,
      OptionalInt platformEndpoint,
      OptionalInt account,
      OptionalInt endpoint,
      OptionalInt sideBySide,
      double share,
      double bulk)
      implements RateSettings.Rate {}

  private static Ceilings ceilings(String key, Given given) {
    return Ceilings.of(
        "gl",
        new RateSettings.Platform() {
          @Override
          public Optional<String> secretKey() {
            return Optional.of(key);
          }

          @Override
          public RateSettings.Rate rate() {
            return given;
          }
        });
  }

  private static Given nothing(double share) {
    OptionalInt none = OptionalInt.empty();
    return new Given(none, none, none, none, none, share, 0.8);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/coupons, GET /v1/coupons",
    "/v1/coupons/SUNNY, GET /v1/coupons/:id",
    "/v1/checkout/sessions/cs_1, GET /v1/checkout/sessions/:id",
    "/v1/checkout/sessions/cs_1/line_items, GET /v1/checkout/sessions/:id/line_items",
    "/v1/invoices/in_1/lines, GET /v1/invoices/:id/lines",
    "/v2/core/accounts/acct_1, GET /v2/core/accounts/:id"
  })
  void anEndpointIsThePathWithoutItsIds(String path, String endpoint) {
    assertEquals(endpoint, Lane.of("acct_1", "GET", path).endpoint());
  }

  @Test
  void aCallInAnAccountDrawsOnTheAccountAndThePlatform() {
    Ceilings live = ceilings("sk_live_1", nothing(1));
    assertEquals(
        List.of(
            new Scope("account acct_1", 80),
            new Scope("account acct_1 GET /v1/prices", 20),
            new Scope("platform", 80),
            new Scope("platform GET /v1/prices", 20)),
        live.scopes(Lane.of("acct_1", "GET", "/v1/prices")));
  }

  @Test
  void aSandboxsKeyIsAllowedLess() {
    Ceilings sandbox = ceilings("sk_test_1", nothing(1));
    assertEquals(
        List.of(new Scope("platform", 20), new Scope("platform POST /v1/accounts", 4)),
        sandbox.scopes(Lane.of(null, "POST", "/v1/accounts")));
  }

  @Test
  void cellsThatShareAPlatformShareItsRates() {
    Ceilings quarter = ceilings("sk_live_1", nothing(0.25));
    assertEquals(
        List.of(80, 20, 20, 5),
        quarter.scopes(Lane.of("acct_1", "GET", "/v1/prices")).stream()
            .map(Scope::ceiling)
            .toList());
  }

  @Test
  void theCeilingOfABucketFollowsFromItsName() {
    Ceilings live = ceilings("sk_live_1", nothing(0.5));
    for (Lane lane :
        List.of(
            Lane.of(null, "POST", "/v1/accounts"),
            Lane.of(null, "GET", "/v1/accounts/acct_1"),
            Lane.of("acct_1", "POST", "/v1/coupons"))) {
      live.scopes(lane).forEach(scope -> assertEquals(scope.ceiling(), live.of(scope.name())));
    }
  }

  @Test
  void ratesThatAreNoneStopTheStart() {
    OptionalInt none = OptionalInt.empty();
    for (Given given :
        List.of(
            nothing(0),
            nothing(1.1),
            new Given(OptionalInt.of(0), none, none, none, none, 1, 0.8),
            new Given(none, none, none, OptionalInt.of(-1), none, 1, 0.8),
            new Given(none, none, none, none, none, 1, 0))) {
      assertThrows(MisconfiguredRegion.class, () -> ceilings("sk_live_1", given));
    }
  }
}
