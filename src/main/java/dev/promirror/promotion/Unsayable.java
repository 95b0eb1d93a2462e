package dev.promirror.promotion;

/** Why something at Stripe can't be shown here as it is. */
public enum Unsayable {
  PERCENT("Its percentage has more than two decimals."),
  CURRENCY("It is in a currency that isn't known here."),
  AMOUNT("It takes nothing off."),
  DURATION("Its duration is longer than 60 months, or of a kind that isn't known here."),
  TEXT("Its text isn't 3 to 64 letters, digits and dashes."),
  PERSON("It is for one person who isn't a customer of the usual kind."),
  COUPON("Its coupon can't be shown here, or is gone."),
  ID_USED("It has the id of a coupon that was deleted."),
  /** It was deleted before it was known; nobody is told. */
  GONE("It was deleted.");

  private final String sentence;

  Unsayable(String sentence) {
    this.sentence = sentence;
  }

  /** For people. */
  public String sentence() {
    return sentence;
  }
}
