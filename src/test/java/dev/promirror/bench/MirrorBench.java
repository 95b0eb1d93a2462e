package dev.promirror.bench;

import java.util.List;

/** What comes of the rates Stripe allows, part by part. */
final class MirrorBench implements Benches.Bench {

  private static final List<Benches.Bench> PARTS =
      List.of(new JobsBench(), new AccountsBench(), new FairnessBench());

  @Override
  public void run(Report report) throws Exception {
    for (Benches.Bench part : PARTS) {
      part.run(report);
    }
  }
}
