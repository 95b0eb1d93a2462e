package dev.promirror.promotion.rest;

import dev.promirror.platform.ETags;
import dev.promirror.platform.FieldError;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.promotion.Authored;
import org.jspecify.annotations.Nullable;

/** Owners' refused wishes as problems. */
final class Refusals {

  private Refusals() {}

  /**
   * The object, if it was made.
   *
   * @throws ProblemException if the wish was refused; the surrounding transaction rolls back
   */
  static <T> T made(Authored<T> outcome) {
    return switch (outcome) {
      case Authored.Made<T> made -> made.object();
      case Authored.Refused<T> refused -> throw problem(refused.reason());
    };
  }

  /**
   * The revision {@code If-Match} names; null if the header is absent or a star.
   *
   * @throws ProblemException if it isn't a tag of ours, which no revision can match
   */
  static @Nullable Long revision(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.equals("*")) {
      return null;
    }
    return ETags.revision(ifMatch).orElseThrow(() -> problem(Authored.Reason.CHANGED_MEANWHILE));
  }

  private static ProblemException problem(Authored.Reason reason) {
    return switch (reason) {
      case ID_TAKEN ->
          ProblemException.of(
              ProblemType.ID_TAKEN,
              new FieldError(
                  "/id",
                  "id-taken",
                  "A coupon has or had this id; ids are never reused.",
                  "Choose another, or leave it out."));
      case CODE_TAKEN ->
          ProblemException.of(
              ProblemType.CODE_TAKEN,
              new FieldError(
                  "/code",
                  "code-taken",
                  "Another promo code has this text (upper and lower case count as the same).",
                  "Choose another text, or archive the other code."));
      case NO_SUCH_COUPON ->
          ProblemException.of(
              ProblemType.INVALID_REQUEST,
              new FieldError(
                  "/coupon", "unknown-coupon", "There is no such coupon.", "Make it first."));
      case COUPON_ARCHIVED ->
          ProblemException.of(
              ProblemType.COUPON_ARCHIVED,
              new FieldError(
                  "/coupon",
                  "coupon-archived",
                  "The coupon is archived.",
                  "Use another coupon, or make a new one."));
      case LIMIT_ABOVE_COUPON ->
          ProblemException.of(
              ProblemType.INVALID_REQUEST,
              new FieldError(
                  "/limit",
                  "above-coupon",
                  "The limit is above the coupon's.",
                  "Lower it, or leave it out: the coupon's limit counts anyway."));
      case EXPIRES_AFTER_COUPON ->
          ProblemException.of(
              ProblemType.INVALID_REQUEST,
              new FieldError(
                  "/expiresAt",
                  "after-coupon",
                  "The code would outlive its coupon.",
                  "Choose an earlier end, or leave it out: the coupon's end counts anyway."));
      case ARCHIVED ->
          ProblemException.of(ProblemType.ARCHIVED, "Archived is for good; make a new code.");
      case FINISHED ->
          ProblemException.of(
              ProblemType.FINISHED, "It is used up or expired, which is final; make a new code.");
      case CHANGED_MEANWHILE ->
          ProblemException.of(
              ProblemType.PRECONDITION_FAILED, "Read it again and repeat your change.");
      case NO_SUCH_CODE -> ProblemException.notFound();
    };
  }
}
