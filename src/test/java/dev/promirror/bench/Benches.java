package dev.promirror.bench;

import java.util.Map;
import java.util.TreeMap;

/** Runs a bench by its name. */
public final class Benches {

  private static final Map<String, Bench> ALL =
      new TreeMap<>(
          Map.of(
              "adoption", new AdoptionBench(),
              "emulator", new EmulatorBench(),
              "ingest", new IngestBench(),
              "mirror", new MirrorBench(),
              "pages", new PagesBench(),
              "preview", new PreviewBench(),
              "rules", new RulesBench(),
              "validation", new ValidationBench()));

  private Benches() {}

  /** Something that can be measured. */
  interface Bench {
    void run(Report report) throws Exception;
  }

  /** The entry of {@code ./dev bench}. */
  public static void main(String... args) throws Exception {
    Bench bench = args.length == 1 ? ALL.get(args[0]) : null;
    if (bench == null) {
      System.err.println("Which? One of: " + String.join(", ", ALL.keySet()));
      System.exit(2);
      return;
    }
    Report report = new Report(args[0]);
    bench.run(report);
    report.write();
    // The stand-ins' threads would keep the process alive.
    System.exit(0);
  }
}
