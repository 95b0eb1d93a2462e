package dev.promirror.catalog.rest;

import dev.promirror.catalog.Offer;
import dev.promirror.catalog.Offered;
import dev.promirror.platform.FieldError;
import dev.promirror.platform.IfMatch;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;

/** Owners' refused wishes about offers as problems. */
final class OfferRefusals {

  static final FieldError TRIAL =
      new FieldError(
          "/trialDays",
          "trial-of-one-time",
          "Only what is charged again can begin with a trial.",
          "Leave it out, or choose a recurring cadence.");

  private OfferRefusals() {}

  /**
   * The offer, if it was made.
   *
   * @throws ProblemException if the wish was refused; the surrounding transaction rolls back
   */
  static Offer made(Offered outcome) {
    return switch (outcome) {
      case Offered.Made made -> made.offer();
      case Offered.Refused refused -> throw problem(refused.reason());
    };
  }

  private static ProblemException problem(Offered.Reason reason) {
    return switch (reason) {
      case NO_SUCH_OFFER -> ProblemException.notFound();
      case NO_SUCH_PRODUCT ->
          invalid(
              "/stripeProduct",
              "unknown-product",
              "No offer is of this product.",
              "Leave it out to make a product, or import first.");
      case PRODUCT_ARCHIVED ->
          invalid(
              "/stripeProduct",
              "product-archived",
              "Nothing of this product can be sold any more.",
              "Leave it out to make another product.");
      case PRICE_IS_FIXED ->
          invalid(
              "/price",
              "price-is-fixed",
              "Stripe can't change a price's amount or currency.",
              "Make another offer of the same product, and archive this one.");
      case CADENCE_IS_FIXED ->
          invalid(
              "/cadence",
              "cadence-is-fixed",
              "Stripe can't change when a price is charged.",
              "Make another offer of the same product, and archive this one.");
      case TRIAL_OF_ONE_TIME -> ProblemException.of(ProblemType.INVALID_REQUEST, TRIAL);
      case ARCHIVED ->
          ProblemException.of(
              ProblemType.ARCHIVED, "An archived offer can't be changed; make another.");
      case CHANGED_MEANWHILE -> IfMatch.stale();
    };
  }

  private static ProblemException invalid(String field, String code, String message, String fix) {
    return ProblemException.of(
        ProblemType.INVALID_REQUEST, new FieldError(field, code, message, fix));
  }
}
