package dev.promirror.crash;

import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.testing.TestWorld;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stays up over all worlds: the stand-ins, the wire to Stripe, the traps. */
final class Stage implements AutoCloseable {

  /** What nobody could verify about Stripe and matters to the mirror. */
  static final List<Fact> UNSURE =
      List.of(
          Fact.DELETED_COUPON_ID_IS_FREE,
          Fact.INACTIVE_TWIN_IS_ACCEPTED,
          Fact.REDEMPTION_UPDATES_CODE,
          Fact.REDEMPTION_UPDATES_COUPON,
          Fact.CONNECT_EVENTS_NAME_THE_KEY,
          Fact.REFUSAL_IS_NOT_KEPT);

  private final Map<Fact, Boolean> asBefore = new EnumMap<>(Fact.class);
  private final Traps traps = new Traps();
  private final Wire wire = new Wire(TestWorld.stripeUrl(), traps);
  private final Launch launch;
  private final Gateways gateways;
  private final long frozenMillis;

  /**
   * Sets it up; no gateway runs yet.
   *
   * @param frozenMillis how long a frozen gateway stands still; longer than its lease of 20 s
   * @param rules further rules of Byteman; null is none
   */
  Stage(long frozenMillis, @Nullable Path rules) {
    this.frozenMillis = frozenMillis;
    launch = new Launch(wire, traps, rules);
    gateways = new Gateways(launch, traps);
    UNSURE.forEach(fact -> asBefore.put(fact, TestWorld.stripe().holds(fact)));
  }

  Traps traps() {
    return traps;
  }

  Wire wire() {
    return wire;
  }

  Launch launch() {
    return launch;
  }

  Gateways gateways() {
    return gateways;
  }

  long frozenMillis() {
    return frozenMillis;
  }

  /** Ends all gateways, and leaves Stripe's stand-in as it was. */
  @Override
  public void close() {
    gateways.close();
    wire.close();
    asBefore.forEach((fact, holds) -> TestWorld.stripe().take(fact, holds));
    TestWorld.stripe().hooks().resumeDeliveries();
  }
}
