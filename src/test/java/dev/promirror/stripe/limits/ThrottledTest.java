package dev.promirror.stripe.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.region.Region;
import dev.promirror.stripe.Allowances;
import dev.promirror.stripe.Urgency;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each of Stripe's complaints slows down. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class ThrottledTest {

  private static final int SIDE_BY_SIDE = 40;
  private static final Ceilings RATES = new Ceilings(80, 80, 10, 80, 80, SIDE_BY_SIDE, 80);
  private static final String ENDPOINT = "POST /v1/coupons";

  @Inject RateRows rows;
  @Inject Allowances allowances;

  private final Lane lane = lane();
  private Replica replica;

  private static Lane lane() {
    return new Lane("acct_" + UUID.randomUUID(), ENDPOINT);
  }

  @BeforeEach
  void allAtFullRate() {
    Storage.change("gl", "delete from call_rate");
    replica = new Replica(rows, RATES);
    atFullRate(lane);
  }

  private void atFullRate(Lane some) {
    replica.limits.await(some, Urgency.EDIT, Limits.LONGEST_WAIT).close();
    Storage.change("gl", "update call_rate set rate = 80");
  }

  private static double rate(String scope) {
    return Double.parseDouble(
        Storage.one("gl", "select rate from call_rate where scope = ?", scope));
  }

  private static void aSecondPasses() {
    Storage.change("gl", "update call_rate set slowed_at = slowed_at - interval '2 seconds'");
  }

  /** The names of what is slower than it was, without the account's id. */
  private Set<String> slowed() {
    Set<String> slowed = new TreeSet<>();
    Storage.rows("gl", "select scope from call_rate where rate < 80 or side_by_side < 40")
        .forEach(row -> slowed.add(row.getFirst().replace(String.valueOf(lane.account()), "own")));
    return slowed;
  }

  @ParameterizedTest
  @CsvSource({
    "global-rate, account own, 40, 40",
    "endpoint-rate, account own POST /v1/coupons, 40, 40",
    "resource-specific, account own POST /v1/coupons, 40, 40",
    "something-new, account own, 40, 40",
    "global-concurrency, account own, 80, 20",
    "endpoint-concurrency, account own, 80, 20",
    "'', account own, 80, 20"
  })
  void aComplaintHalvesWhatItsReasonNames(String reason, String scope, int rate, int sideBySide) {
    replica.limits.throttled(lane, reason);

    assertEquals(Set.of(scope), slowed());
    assertEquals(rate, rate(scope.replace("own", String.valueOf(lane.account()))));
    String beside =
        Storage.rows(
                "gl",
                "select coalesce(side_by_side, 40) from call_rate where scope = ?",
                "account " + lane.account())
            .getFirst()
            .getFirst();
    assertEquals(sideBySide, Integer.parseInt(beside));
  }

  @Test
  void aVolleyOfComplaintsIsOne() {
    for (int i = 0; i < 10; i++) {
      replica.limits.throttled(lane, "global-rate");
    }
    assertEquals(40, rate("account " + lane.account()));
    aSecondPasses();
    replica.limits.throttled(lane, "global-rate");
    assertEquals(20, rate("account " + lane.account()));
  }

  @Test
  void aRateNeverFallsBelowOneASecond() {
    for (int i = 0; i < 12; i++) {
      replica.limits.throttled(lane, "global-rate");
      aSecondPasses();
    }
    assertEquals(1, rate("account " + lane.account()));
    assertEquals(80, rate("platform"), "one account's trouble isn't the platform's");
  }

  @Test
  void thePlatformIsSlowedDownOnceAnotherAccountComplainsToo() {
    Lane second = lane();
    atFullRate(second);
    replica.limits.throttled(lane, "global-rate");
    replica.limits.throttled(second, "global-rate");
    assertEquals(40, rate("platform"));
    replica.limits.throttled(lane, "endpoint-rate");
    replica.limits.throttled(second, "endpoint-rate");
    assertEquals(40, rate("platform " + ENDPOINT));
  }

  @Test
  void thePlatformsOwnCallsSlowThePlatformDown() {
    Lane own = new Lane(null, "GET /v1/accounts/:id");
    atFullRate(own);
    replica.limits.throttled(own, "global-rate");
    assertEquals(40, rate("platform"));
    replica.limits.throttled(own, "endpoint-rate");
    assertEquals(40, rate("platform GET /v1/accounts/:id"));
  }

  @Test
  void callsAtOnceComeBackOneByOne() {
    replica.limits.throttled(lane, "global-concurrency");
    Storage.change("gl", "update call_rate set eased_at = eased_at - interval '2 seconds'");
    replica.limits.await(lane, Urgency.EDIT, Limits.LONGEST_WAIT).close();
    assertEquals(
        "21",
        Storage.one(
            "gl",
            "select side_by_side from call_rate where scope = ?",
            "account " + lane.account()));
  }

  @Test
  void whatIsAllowedCanBeRead() {
    String account = String.valueOf(lane.account());
    assertEquals(100_000, allowances.perSecond(Region.GL, account, Urgency.EDIT));
    assertEquals(80_000, allowances.perSecond(Region.GL, account, Urgency.BULK));
    int before = allowances.sideBySide(Region.GL, account);
    assertTrue(before > SIDE_BY_SIDE);

    replica.limits.throttled(lane, "endpoint-rate");
    replica.limits.throttled(lane, "endpoint-concurrency");

    assertEquals(40, allowances.perSecond(Region.GL, account, Urgency.EDIT), 0.001);
    assertEquals(32, allowances.perSecond(Region.GL, account, Urgency.BULK), 0.001);
    assertEquals(20, allowances.sideBySide(Region.GL, account));
    Allowances.Bucket bucket =
        allowances.buckets(Region.GL).stream()
            .filter(some -> some.scope().equals("account " + account + " " + ENDPOINT))
            .findFirst()
            .orElseThrow();
    assertEquals(40, bucket.perSecond(), 0.001);
    assertEquals("endpoint-rate", bucket.reason().orElseThrow());
    assertTrue(bucket.throttledAt() != null);
  }
}
