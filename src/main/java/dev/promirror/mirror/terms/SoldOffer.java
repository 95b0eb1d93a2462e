package dev.promirror.mirror.terms;

import dev.promirror.catalog.Cadence;
import org.jspecify.annotations.Nullable;

/**
 * An offer that can be bought.
 *
 * @param id the catalog's
 * @param product Stripe's id of its product; null while it isn't at Stripe
 * @param trialDays of its free trial
 */
public record SoldOffer(String id, @Nullable String product, Cadence cadence, int trialDays) {}
