package dev.promirror.region;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A bell per region: work of this process begins at once instead of at the next look. */
@ApplicationScoped
class WakeUps {

  private final Map<Region, Semaphore> bells = new EnumMap<>(Region.class);

  WakeUps() {
    for (Region region : Region.values()) {
      bells.put(region, new Semaphore(0));
    }
  }

  void ring(Region region) {
    bell(region).release();
  }

  /** Waits until the bell was rung since the last wait, or the time has passed. */
  void await(Region region, Duration atMost) throws InterruptedException {
    if (bell(region).tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      bell(region).drainPermits();
    }
  }

  private Semaphore bell(Region region) {
    return java.util.Objects.requireNonNull(bells.get(region));
  }
}
