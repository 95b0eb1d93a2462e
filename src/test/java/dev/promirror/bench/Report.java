package dev.promirror.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a bench found: a line per ratio on the console, raw numbers under {@code target/bench}. */
final class Report {

  private final String name;
  private final Map<String, String> raw = new LinkedHashMap<>();

  Report(String name) {
    this.name = name;
  }

  /** Keeps the runs of one figure and returns their median. */
  double median(String figure, double... runs) {
    raw.put(figure, Arrays.toString(runs));
    double[] sorted = runs.clone();
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    System.out.printf(Locale.ROOT, "%s: median %.0f of %s%n", figure, median, raw.get(figure));
    return median;
  }

  /** Prints a ratio beside the least it should be. */
  void atLeast(String ratio, double value, double goal) {
    ratio(ratio, value, ">=", goal);
  }

  /** Prints a ratio beside the most it should be. */
  void atMost(String ratio, double value, double goal) {
    ratio(ratio, value, "<=", goal);
  }

  private void ratio(String ratio, double value, String compared, double goal) {
    raw.put(ratio, Double.toString(value));
    System.out.printf(Locale.ROOT, "RATIO %s %.3f goal %s %s%n", ratio, value, compared, goal);
  }

  void write() throws IOException {
    Path file = Path.of("target", "bench", name + ".txt");
    Files.createDirectories(file.getParent());
    StringBuilder text = new StringBuilder();
    raw.forEach((figure, value) -> text.append(figure).append(' ').append(value).append('\n'));
    Files.writeString(file, text);
    System.out.println("raw numbers: " + file);
  }
}
