package dev.promirror.promotion.preview;

/** An amount of money is beyond what can be counted: more than {@link Long#MAX_VALUE} units. */
public final class AmountTooLarge extends ArithmeticException {

  private static final long serialVersionUID = 1;

  AmountTooLarge(String what) {
    super(what + " is too large an amount");
  }
}
