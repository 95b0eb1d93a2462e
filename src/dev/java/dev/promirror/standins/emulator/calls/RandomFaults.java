package dev.promirror.standins.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Faults by chance: the same seed and the same calls in the same order give the same faults.
 * Guarded by its {@link Faults}.
 */
public final class RandomFaults {
  private final long seed;
  private final int percent;
  private final List<Fault> choices;
  private final SplittableRandom random;
  private final Map<FaultKind, Long> met = new EnumMap<>(FaultKind.class);
  private long calls;

  /**
   * Of the calls these faults meet, {@code percent} in a hundred go wrong, in one of their ways.
   *
   * @param choices at least one, all of which meet the same calls
   */
  public RandomFaults(long seed, int percent, List<Fault> choices) {
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("nothing to choose from");
    }
    this.seed = seed;
    this.percent = percent;
    this.choices = List.copyOf(choices);
    this.random = new SplittableRandom(seed);
  }

  @Nullable Fault roll(String method, String path, String scope) {
    if (!choices.getFirst().meets(method, path, scope)) {
      return null;
    }
    calls++;
    if (random.nextInt(100) >= percent) {
      return null;
    }
    var fault = choices.get(random.nextInt(choices.size()));
    met.merge(fault.kind(), 1L, Long::sum);
    return fault;
  }

  ObjectNode report() {
    var report = Json.object().put("seed", seed).put("percent", percent).put("calls", calls);
    var counts = report.putObject("met");
    met.forEach((kind, count) -> counts.put(kind.word(), count));
    return report;
  }
}
