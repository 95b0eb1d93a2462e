package dev.promirror.catalog;

/**
 * What is read from, and written into, the metadata of prices: Stripe itself has no place for it.
 */
public final class Marks {

  /** The community's id, on what was made here. */
  public static final String COMMUNITY = "promirror_community";

  /** Our id of an offer, on a price that was made here. */
  public static final String OFFER = "promirror_offer";

  /** {@code community}, {@code group} or {@code event}; on the price, else on its product. */
  public static final String ACCESS = "access";

  /** Which group or event, beside {@link #ACCESS}. */
  public static final String ACCESS_NAME = "access_name";

  /** Days of free trial; before those of the price itself, which Stripe calls legacy. */
  public static final String TRIAL_DAYS = "trial_days";

  /** Of how many charges a recurring price is, in either spelling: Stripe has no instalments. */
  static final String INSTALMENTS = "instalments";

  static final String INSTALLMENTS = "installments";

  private Marks() {}
}
