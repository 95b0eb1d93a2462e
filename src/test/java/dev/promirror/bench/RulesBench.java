package dev.promirror.bench;

import java.util.List;

/** What promo codes cost to decide and to preview, part by part. */
final class RulesBench implements Benches.Bench {

  private static final List<Benches.Bench> PARTS =
      List.of(new PreviewBench(), new PagesBench(), new ValidationBench());

  @Override
  public void run(Report report) throws Exception {
    for (Benches.Bench part : PARTS) {
      part.run(report);
    }
  }
}
