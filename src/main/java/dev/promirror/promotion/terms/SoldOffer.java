package dev.promirror.promotion.terms;

import dev.promirror.catalog.Cadence;
import dev.promirror.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a promotion needs to know of an offer.
 *
 * @param id the catalog's
 * @param product Stripe's product; several offers can be of one
 * @param price of one charge; null where it isn't a single amount
 * @param archived not sold any more
 */
public record SoldOffer(
    String id, String product, Cadence cadence, @Nullable Money price, boolean archived) {}
