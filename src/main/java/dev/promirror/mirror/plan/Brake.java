package dev.promirror.mirror.plan;

import dev.promirror.promotion.Incarnation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Notices that what Stripe is given never counts as what is wanted, so that it would be made over
 * and over. Its sign is in what was made: for one revision, several with the very same terms, on
 * the same coupon and with the same limit, none of them ever used. A successor with what is left of
 * a limit isn't one of them: where something was bought meanwhile, the limit built in differs. A
 * new revision is tried afresh.
 */
public final class Brake {

  /** So many of a kind are made for one revision. */
  public static final int MOST = 5;

  /** Why nothing more is made. */
  public static final String REASON =
      "It doesn't come out at Stripe as it was asked for; nothing more is made. Change it, or ask"
          + " the operator.";

  private Brake() {}

  /**
   * Whether nothing more is to be made for a revision.
   *
   * @param made all incarnations, retired ones too
   */
  static boolean holds(List<Incarnation> made, long revision) {
    Map<List<Object>, Long> alike =
        made.stream()
            .filter(it -> Long.valueOf(revision).equals(it.built().madeFor()))
            .filter(it -> it.timesRedeemed() == 0)
            .map(Brake::kind)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return alike.values().stream().anyMatch(count -> count >= MOST);
  }

  /** What Stripe can't change of it. */
  private static List<Object> kind(Incarnation it) {
    Incarnation.Built built = it.built();
    return List.of(
        String.valueOf(built.terms()),
        String.valueOf(built.stripeCoupon()),
        String.valueOf(built.maxRedemptions()));
  }
}
