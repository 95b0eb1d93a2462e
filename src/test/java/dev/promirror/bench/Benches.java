package dev.promirror.bench;

import java.util.Map;
import java.util.TreeMap;

/** Runs a bench by its name. */
public final class Benches {

  private static final Map<String, Bench> ALL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("accounts", new AccountsBench()),
              Map.entry("adoption", new AdoptionBench()),
              Map.entry("emulator", new EmulatorBench()),
              Map.entry("fairness", new FairnessBench()),
              Map.entry("ingest", new IngestBench()),
              Map.entry("jobs", new JobsBench()),
              Map.entry("mirror", new MirrorBench()),
              Map.entry("pages", new PagesBench()),
              Map.entry("preview", new PreviewBench()),
              Map.entry("rules", new RulesBench()),
              Map.entry("validation", new ValidationBench())));

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
