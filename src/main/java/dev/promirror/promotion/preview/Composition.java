package dev.promirror.promotion.preview;

/** Who puts a list of discounts together; where Stripe does, there is nothing to choose. */
public sealed interface Composition {

  /** The rule that holds, and that a preview therefore shows. */
  LevelRule rule();

  /** Stripe does: members type a code into its box, a subscription renews. */
  record ByStripe() implements Composition {

    @Override
    public LevelRule rule() {
      return LevelRule.ADD_UP;
    }
  }

  /**
   * We write the whole list ourselves, so a community may choose.
   *
   * @param rule its choice
   */
  record ByUs(LevelRule rule) implements Composition {}
}
