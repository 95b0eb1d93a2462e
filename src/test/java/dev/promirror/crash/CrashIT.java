package dev.promirror.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A sample of {@code ./dev crash mirror}; a difference names the world that repeats it. */
class CrashIT {

  private static final long SEED = 2026;
  private static final int WORLDS = 3;
  private static final int KILLS = 3;

  @Test
  void gatewaysKilledAnywhereLeaveStripeAsOwnersWantIt() {
    try (Stage stage = new Stage(60_000, null)) {
      Campaign campaign = new Campaign(stage, new Scripts(KILLS, 0), false);
      for (int number = 1; number <= WORLDS; number++) {
        System.out.println(campaign.play(SEED, number));
      }
      System.out.println(campaign.coverage());
      assertTrue(campaign.coverage().kills() >= WORLDS, "gateways were killed");
      assertEquals(List.of(), missing(stage.traps().passed()), "every rule found its place");
    }
  }

  private static List<KillPoint> missing(Set<KillPoint> passed) {
    return List.of(KillPoint.values()).stream()
        .filter(point -> point != KillPoint.ANYWHERE && !passed.contains(point))
        .toList();
  }
}
