package dev.promirror.dashboard;

import dev.promirror.promotion.terms.Warning;
import java.util.List;

/**
 * What follows from what a promo code says, and how it came to that.
 *
 * @param key of the form that duplicates it: pressed twice, one copy is made
 * @param previews what it does to each offer
 * @param enforced who sees to what
 * @param warnings what may surprise
 * @param changes who changed what, newest first
 * @param differing what of it and its coupon is otherwise at Stripe
 */
record Insights(
    String key,
    List<OfferPreview> previews,
    List<Enforced> enforced,
    List<Warning> warnings,
    List<ChangeLine> changes,
    List<AtStripeView.Differing> differing) {}
