package dev.promirror.promotion.wishes;

import dev.promirror.platform.FieldError;
import dev.promirror.platform.IfMatch;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.promotion.Authored;
import dev.promirror.promotion.Authored.About;
import dev.promirror.promotion.Authored.Named;
import java.util.List;
import java.util.stream.Collectors;

/** Owners' refused wishes as problems. */
public final class Refusals {

  /** More codes in the way than these are only said to be there. */
  private static final int NAMED_CODES = 5;

  private Refusals() {}

  /**
   * The object, if it was made.
   *
   * @throws ProblemException if the wish was refused; the surrounding transaction rolls back
   */
  public static <T> T made(Authored<T> outcome) {
    return switch (outcome) {
      case Authored.Made<T> made -> made.object();
      case Authored.Refused<T> refused -> throw problem(refused);
    };
  }

  /** Why it was refused, as callers read it. */
  public static ProblemException problem(Authored.Refused<?> refused) {
    return problem(refused.reason(), refused.about());
  }

  private static ProblemException problem(Authored.Reason reason, About about) {
    return switch (reason) {
      case ID_TAKEN ->
          ProblemException.of(
              ProblemType.ID_TAKEN,
              new FieldError(
                  "/id",
                  "id-taken",
                  "A coupon has or had this id, here or as a successor at Stripe; ids are never reused.",
                  "Choose another, or leave it out."));
      case CODE_TAKEN ->
          ProblemException.of(
              ProblemType.CODE_TAKEN,
              new FieldError(
                  "/code",
                  "code-taken",
                  "Another promo code has this text (upper and lower case count as the same).",
                  "Choose another text, or archive the other code."));
      case CODES_LOST_TEXT ->
          ProblemException.of(
              ProblemType.CODE_TAKEN,
              new FieldError(
                  "",
                  "codes-lost-text",
                  "Codes of the coupon would be usable again, and others have their texts now: "
                      + codes(about)
                      + ".",
                  "Archive these codes, or those that have their texts now."));
      case NO_SUCH_COUPON ->
          ProblemException.of(
              ProblemType.INVALID_REQUEST,
              new FieldError(
                  step(about, "coupon"),
                  "unknown-coupon",
                  "There is no such coupon.",
                  "Make it first."));
      case COUPON_ARCHIVED ->
          ProblemException.of(
              ProblemType.COUPON_ARCHIVED,
              new FieldError(
                  step(about, "coupon"),
                  "coupon-archived",
                  "The coupon is archived.",
                  "Use another coupon, or make a new one."));
      case ENDED ->
          ProblemException.of(
              ProblemType.INVALID_REQUEST,
              new FieldError(
                  "/expiresAt",
                  "past",
                  "Its end has passed: it would be expired at once.",
                  "Move its end, or leave it out."));
      case COUPON_ENDED ->
          ProblemException.of(
              ProblemType.INVALID_REQUEST,
              new FieldError(
                  step(about, "coupon"),
                  "coupon-ended",
                  "Its coupon's end has passed: it would be expired at once.",
                  "Move the coupon's end, or use another coupon."));
      case LIMIT_ABOVE_COUPON, EXPIRES_AFTER_COUPON, NEVER_USABLE ->
          ProblemException.of(ProblemType.INVALID_REQUEST, misfit(reason, about));
      case NEEDS_OUR_CHECKOUT ->
          ProblemException.of(
              ProblemType.NEEDS_OUR_CHECKOUT,
              RuleRefusals.needingOurCheckout(about.rules(), codes(about)));
      case UNACKNOWLEDGED_RULES ->
          ProblemException.of(
              ProblemType.UNACKNOWLEDGED_RULES,
              RuleRefusals.unacknowledged(about.rules(), codes(about)));
      case ALREADY_PUBLISHED ->
          ProblemException.of(
              ProblemType.INVALID_REQUEST,
              new FieldError(
                  "/draft",
                  "already-published",
                  "What was published can't be a draft again.",
                  "Pause it, or duplicate it: the copy is a draft."));
      case ARCHIVED ->
          ProblemException.of(ProblemType.ARCHIVED, "Archived is for good; make a new one.");
      case FINISHED ->
          ProblemException.of(
              ProblemType.FINISHED,
              "It is used up or expired. Raise its limit or move its end, and it is usable again.");
      case CHANGED_MEANWHILE -> IfMatch.stale();
      case LIST_IN_USE ->
          ProblemException.of(
              ProblemType.MEMBER_LIST_IN_USE,
              new FieldError(
                  "path:list",
                  "list-in-use",
                  "It is the audience of " + codes(about) + ".",
                  "Give them another audience, or archive them."));
      case NO_SUCH_CODE, NO_SUCH_LIST -> ProblemException.notFound();
    };
  }

  /** A code and its coupon contradict each other: said of the code, or of the coupon's codes. */
  private static FieldError misfit(Authored.Reason reason, About about) {
    boolean ofCoupon = !about.codes().isEmpty();
    return switch (reason) {
      case LIMIT_ABOVE_COUPON ->
          ofCoupon
              ? new FieldError(
                  "/limit",
                  "below-codes",
                  "Codes of the coupon have a higher limit: " + codes(about) + ".",
                  "Lower theirs first, or choose a higher limit.")
              : new FieldError(
                  step(about, "limit"),
                  "above-coupon",
                  "The limit is above the coupon's.",
                  "Lower it, or leave it out: the coupon's limit counts anyway.");
      case EXPIRES_AFTER_COUPON ->
          ofCoupon
              ? new FieldError(
                  "/redeemBy",
                  "before-codes",
                  "Codes of the coupon end later: " + codes(about) + ".",
                  "Move their ends first, or choose a later end.")
              : new FieldError(
                  "/expiresAt",
                  "after-coupon",
                  "The code would outlive its coupon.",
                  "Choose an earlier end, or leave it out: the coupon's end counts anyway.");
      default ->
          ofCoupon
              ? new FieldError(
                  "/startsAt",
                  "never-with-codes",
                  "Codes of the coupon would end before it starts, or start after it ends: "
                      + codes(about)
                      + ".",
                  "Choose other dates, or change theirs first.")
              : new FieldError(
                  "/startsAt",
                  "never-usable",
                  "Code and coupon are at no time usable together: one starts when the other has"
                      + " ended.",
                  "Choose other dates.");
    };
  }

  /** A field of a step: of the code itself for the first, else of the steps after it. */
  private static String step(About about, String field) {
    return about.step() == 0 ? "/" + field : "/then/" + (about.step() - 1) + "/" + field;
  }

  private static String codes(About about) {
    List<Named> codes = about.codes();
    return codes.stream().limit(NAMED_CODES).map(Named::note).collect(Collectors.joining(", "))
        + (codes.size() > NAMED_CODES ? " and others" : "");
  }
}
