package dev.promirror.promotion.rest;

import dev.promirror.promotion.EditCost;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an edit costs, in the API.
 *
 * @param writes to Stripe
 * @param codes promo codes that are written to
 * @param replaces whether Stripe gets successors of what it can't change
 * @param seconds until Stripe has all of it, if nothing else waits: by the pace of this gateway's
 *     latest writes
 * @param meanwhile which terms hold until then
 * @param operations the writes, in their order
 */
@Schema(examples = Examples.EDIT_COST)
record EditCostJson(
    long writes,
    long codes,
    boolean replaces,
    long seconds,
    String meanwhile,
    boolean confirmationNeeded,
    List<OperationsJson> operations) {

  /** So many writes of a kind. */
  record OperationsJson(EditCost.Kind kind, long count, String words) {}

  static EditCostJson of(EditCost cost) {
    return new EditCostJson(
        cost.writes(),
        cost.codes(),
        cost.replaces(),
        seconds(cost.time()),
        cost.meanwhile(),
        cost.needsConfirmation(),
        cost.operations().stream()
            .map(it -> new OperationsJson(it.kind(), it.count(), words(it.kind())))
            .toList());
  }

  /** Whole seconds, begun ones counted. */
  static long seconds(Duration time) {
    return time.plusMillis(999).toSeconds();
  }

  private static String words(EditCost.Kind kind) {
    return switch (kind) {
      case SWITCH_OFF -> "Promo codes are switched off.";
      case CREATE_COUPON -> "The coupon is made, or its successor.";
      case UPDATE_COUPON -> "The coupon is changed.";
      case CREATE_SUCCESSOR -> "Successors of promo codes are made, switched off.";
      case STEP_ASIDE -> "The old promo codes are switched off.";
      case SWITCH_ON -> "Promo codes are switched on.";
      case CREATE_CODE -> "Promo codes are made.";
      case UPDATE_CODE -> "Promo codes are changed.";
      case DELETE_COUPON -> "The old coupon is deleted; discounts that were given stay.";
    };
  }
}
