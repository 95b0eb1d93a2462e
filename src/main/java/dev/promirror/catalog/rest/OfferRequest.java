package dev.promirror.catalog.rest;

import org.jspecify.annotations.Nullable;

/** What a caller sends of an offer, for the description of the API. */
record OfferRequest(
    @Nullable String name,
    @Nullable String stripeProduct,
    @Nullable MoneyJson price,
    @Nullable CadenceJson cadence,
    @Nullable Integer trialDays,
    @Nullable AccessJson access) {}
