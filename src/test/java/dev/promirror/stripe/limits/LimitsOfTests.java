package dev.promirror.stripe.limits;

import jakarta.enterprise.context.ApplicationScoped;

/** Limiters with rates of a test's own; each is a replica. */
@ApplicationScoped
public class LimitsOfTests {

  private static final int SIDE_BY_SIDE = 40;
  private static final int BULK_PERCENT = 80;

  private final RateRows rows;

  LimitsOfTests(RateRows rows) {
    this.rows = rows;
  }

  /** One more replica that keeps platform and account, and their endpoints, to these rates. */
  public Limits rates(int global, int endpoint) {
    Ceilings ceilings =
        new Ceilings(global, endpoint, endpoint, global, endpoint, SIDE_BY_SIDE, BULK_PERCENT);
    return new Replica(rows, ceilings).limits;
  }
}
