package dev.promirror.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The price preview against a loop over the same lines that only sums their subtotals: ten lines,
 * three discounts, by JMH in processes of its own.
 */
final class PreviewBench implements Benches.Bench {

  private static final int FORKS = 5;
  private static final int ITERATIONS = 5;

  /** Compiles before it goes on, so that a busy machine makes no fork run half-compiled code. */
  private static final String COMPILED_FIRST = "-Xbatch";

  @Override
  public void run(Report report) throws Exception {
    Options options =
        new OptionsBuilder()
            .include(PreviewLoops.class.getName())
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(FORKS)
            .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow", COMPILED_FIRST)
            .warmupIterations(ITERATIONS)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(ITERATIONS)
            .measurementTime(TimeValue.milliseconds(500))
            .verbosity(VerboseMode.SILENT)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    double empty = nanos(report, results, "sumOnly");
    double preview = nanos(report, results, "preview");
    double readOut = nanos(report, results, "previewReadOut");
    perLine("preview", preview);
    perLine("preview read out into records", readOut);
    report.atMost("preview-to-empty-loop", preview / empty, 20);
  }

  private static void perLine(String what, double nanos) {
    System.out.printf(
        Locale.ROOT, "%s: %.3f µs per line%n", what, nanos / PreviewLoops.LINES / 1e3);
  }

  private static double nanos(Report report, Collection<RunResult> results, String loop)
      throws RunnerException {
    RunResult result =
        results.stream()
            .filter(run -> run.getParams().getBenchmark().endsWith("." + loop))
            .findFirst()
            .orElseThrow(() -> new RunnerException("no result of " + loop));
    double[] forks =
        result.getBenchmarkResults().stream()
            .mapToDouble(fork -> fork.getPrimaryResult().getScore())
            .toArray();
    return report.median(loop + " ns", forks);
  }
}
