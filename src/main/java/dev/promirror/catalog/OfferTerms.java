package dev.promirror.catalog;

import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that an offer is.
 *
 * @param name what members read; the product's, so all offers of a product share it
 * @param price null where Stripe has no single amount: tiers, or the member's choice
 * @param others prices in further currencies, the main one not among them
 * @param trialDays days without a charge at the beginning; 0 for none
 */
public record OfferTerms(
    String name,
    @Nullable Money price,
    Amounts others,
    Cadence cadence,
    int trialDays,
    Access access) {

  /** Stripe's longest trial (docs.stripe.com/billing/subscriptions/trials). */
  public static final int MAX_TRIAL = 730;

  public OfferTerms {
    if (trialDays < 0 || trialDays > MAX_TRIAL) {
      throw new IllegalArgumentException("trial days are 0 to " + MAX_TRIAL);
    }
    if (trialDays > 0 && cadence instanceof Cadence.OneTime) {
      throw new IllegalArgumentException("only what is charged again has a trial");
    }
  }

  /** What one charge is in this currency, if it can be bought in it. */
  public Optional<Money> priceIn(Currency currency) {
    return price != null && price.currency().equals(currency)
        ? Optional.of(price)
        : others.in(currency);
  }

  /** In which of the owners' lists it is. */
  OfferKind kind() {
    if (access.kind() == Access.Kind.EVENT) {
      return OfferKind.EVENT;
    }
    return cadence instanceof Cadence.Recurring ? OfferKind.RECURRING : OfferKind.SINGLE;
  }
}
