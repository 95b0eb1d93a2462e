package dev.promirror.crash;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where gateways were killed or frozen, and what they were doing. */
final class Coverage {

  private final Map<String, Map<KillPoint, Integer>> hits = new TreeMap<>();
  private final Map<String, Integer> faults = new TreeMap<>();
  private int kills;
  private int freezes;
  private int missed;

  /** Counts a blow; {@code what} is null where nobody came by. */
  void count(Step.Blow blow, @Nullable String what) {
    if (what == null) {
      missed++;
      return;
    }
    if (blow.freezes()) {
      freezes++;
    } else {
      kills++;
    }
    hits.computeIfAbsent(what, it -> new EnumMap<>(KillPoint.class))
        .merge(blow.point(), 1, Integer::sum);
  }

  void fault(String kind) {
    faults.merge(kind, 1, Integer::sum);
  }

  int kills() {
    return kills;
  }

  /** The points nobody was ever caught at. */
  List<KillPoint> untouched() {
    List<KillPoint> untouched = new ArrayList<>(List.of(KillPoint.values()));
    hits.values().forEach(points -> untouched.removeAll(points.keySet()));
    return untouched;
  }

  @Override
  public String toString() {
    StringBuilder table = new StringBuilder();
    table.append("%-18s".formatted(""));
    for (KillPoint point : KillPoint.values()) {
      table.append("%10s".formatted(point.word()));
    }
    Map<KillPoint, Integer> sums = new EnumMap<>(KillPoint.class);
    hits.forEach(
        (what, points) -> {
          row(table, what, points);
          points.forEach((point, count) -> sums.merge(point, count, Integer::sum));
        });
    row(table, "all", sums);
    return table
        .append(
            "\n%d kills, %d freezes, %d points nobody came by; faults at Stripe: %s"
                .formatted(kills, freezes, missed, faults))
        .toString();
  }

  private static void row(StringBuilder table, String what, Map<KillPoint, Integer> points) {
    table.append("\n%-18s".formatted(what));
    for (KillPoint point : KillPoint.values()) {
      Integer count = points.get(point);
      table.append("%10s".formatted(count == null ? "·" : count.toString()));
    }
  }
}
