package dev.promirror.crash;

import dev.promirror.standins.emulator.store.Fact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws worlds from a seed. */
final class Scripts {

  /** The points at writes, the telling ones more often. */
  private static final List<KillPoint> AT_WRITES =
      List.of(
          KillPoint.BEGUN,
          KillPoint.COMMITTED,
          KillPoint.COMMITTED,
          KillPoint.LOST,
          KillPoint.LATE,
          KillPoint.SENT,
          KillPoint.SENT,
          KillPoint.ANSWERED,
          KillPoint.ANSWERED,
          KillPoint.RECORDING,
          KillPoint.RECORDED,
          KillPoint.RECORDED);

  private static final List<KillPoint> ELSEWHERE =
      List.of(
          KillPoint.LEASED,
          KillPoint.NOTED,
          KillPoint.HEARD,
          KillPoint.RELEASING,
          KillPoint.ANYWHERE);

  private static final List<String> FAULTS =
      List.of(
          "500_not_executed",
          "500_stored",
          "reply_lost",
          "truncated",
          "html_502",
          "html_503",
          "html_200",
          "down",
          "rate_limited",
          "lock_timeout",
          "key_in_use",
          "reset");

  /** How long a world is, and how rare is what takes long. */
  private final int kills;

  private final int oneInFrozen;

  /**
   * What worlds are like.
   *
   * @param kills in each
   * @param oneInFrozen in one of so many worlds of two gateways one is frozen; 0 is never
   */
  Scripts(int kills, int oneInFrozen) {
    this.kills = kills;
    this.oneInFrozen = oneInFrozen;
  }

  Script draw(long seed, int number) {
    Random random = new Random(seed * 1_000_003 + number);
    // The first draws of close seeds are alike.
    random.nextLong();
    int replicas = random.nextInt(6) == 0 ? 2 : 1;
    boolean freezes = replicas == 2 && oneInFrozen > 0 && random.nextInt(oneInFrozen) == 0;
    Set<Fact> otherwise = EnumSet.noneOf(Fact.class);
    Stage.UNSURE.stream().filter(fact -> random.nextInt(4) == 0).forEach(otherwise::add);
    Owners owners = new Owners(random);
    List<Step> steps = new ArrayList<>();
    owners.first().forEach(act -> steps.add(new Step(act, null)));
    steps.add(new Step(new Step.Rest(), null));
    for (int struck = 0; struck < kills; ) {
      if (random.nextInt(5) == 0) {
        steps.add(new Step(fault(random), null));
      }
      Step.@Nullable Buy buy = random.nextInt(4) == 0 ? owners.purchase() : null;
      if (buy != null) {
        steps.add(new Step(buy, null));
      }
      List<Step.Act> acts = owners.next();
      for (Step.Act act : acts.subList(0, acts.size() - 1)) {
        steps.add(new Step(act, null));
      }
      Step.Act last = acts.getLast();
      boolean strikes = random.nextInt(10) < 7;
      boolean freeze = strikes && freezes && struck == kills - 1;
      steps.add(new Step(last, strikes ? blow(random, last, owners, freeze) : null));
      if (strikes) {
        struck++;
      }
      if (strikes && struck < kills - 1 && random.nextInt(4) == 0) {
        // Struck again while it picks up what was left.
        steps.add(new Step(new Step.Rest(), blow(random, new Step.Rest(), owners, false)));
        struck++;
      } else if (random.nextInt(3) == 0) {
        steps.add(new Step(new Step.Rest(), null));
      }
    }
    for (int more = 0; freezes && more < 3; more++) {
      // The other one goes on while one stands still.
      owners.next().forEach(act -> steps.add(new Step(act, null)));
    }
    return new Script(seed, number, replicas, otherwise, List.copyOf(steps));
  }

  private static Step.Fault fault(Random random) {
    String path =
        switch (random.nextInt(3)) {
          case 0 -> "/v1/coupons";
          case 1 -> "/v1/promotion_codes";
          default -> "/v1/";
        };
    String method = random.nextInt(5) == 0 ? "GET" : "POST";
    String kind = FAULTS.get(random.nextInt(FAULTS.size()));
    return new Step.Fault(kind, method, path, 1 + random.nextInt(2));
  }

  private static Step.Blow blow(Random random, Step.Act act, Owners owners, boolean freezes) {
    List<String> writes = act.writes();
    boolean atWrite = freezes || random.nextInt(10) < (writes.isEmpty() ? 4 : 8);
    List<KillPoint> points = atWrite ? AT_WRITES : ELSEWHERE;
    KillPoint point = points.get(random.nextInt(points.size()));
    if (freezes && point.onTheWire()) {
      point = KillPoint.COMMITTED;
    }
    String kind = atWrite && !writes.isEmpty() ? writes.get(random.nextInt(writes.size())) : null;
    int skipped = kind == null ? random.nextInt(2) : 0;
    Step.@Nullable Buy meanwhile = random.nextInt(4) == 0 ? owners.purchase() : null;
    boolean dayPasses = point != KillPoint.LATE && !freezes && random.nextInt(12) == 0;
    int release = random.nextInt(4) == 0 ? 2 : 1;
    return new Step.Blow(
        point, kind, skipped, random.nextInt(300), meanwhile, dayPasses, release, freezes);
  }
}
