package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Shape;

/** What calls about subscriptions and their items take. */
final class SubscriptionShapes {
  /** {@code now}, or seconds since 1970. */
  static final Kind NOW_OR_TIME =
      (raw, param) ->
          raw.asText().equals("now") ? TextNode.valueOf("now") : Kind.INTEGER.read(raw, param);

  static final Kind PRORATION = Kind.choice("always_invoice", "create_prorations", "none");

  /** What becomes of a trial for which there is no way to pay. */
  static final Shape TRIAL_SETTINGS =
      Shape.of()
          .must(
              "end_behavior",
              Kind.hash(
                  Shape.of()
                      .must(
                          "missing_payment_method",
                          Kind.choice("cancel", "create_invoice", "pause"))));

  static final Shape NEW_ITEM =
      Shape.of()
          .must("price", Kind.TEXT)
          .may("quantity", Kind.INTEGER)
          .clearable("discounts", GivenDiscounts.LIST)
          .may("metadata", Kind.METADATA);

  private static final Shape ONCE =
      Shape.of().must("price", Kind.TEXT).may("quantity", Kind.INTEGER);
  private static final Shape BOTH =
      Shape.call()
          .clearable("discounts", GivenDiscounts.LIST)
          .clearable("metadata", Kind.METADATA)
          .clearable("description", Kind.TEXT)
          .may("default_payment_method", Kind.TEXT)
          .may("collection_method", Kind.choice("charge_automatically"))
          .may("cancel_at_period_end", Kind.BOOLEAN)
          .clearable("cancel_at", Kind.INTEGER)
          .may("off_session", Kind.BOOLEAN)
          .may(
              "payment_behavior",
              Kind.choice(
                  "allow_incomplete",
                  "default_incomplete",
                  "error_if_incomplete",
                  "pending_if_incomplete"))
          .may("proration_behavior", PRORATION)
          .may("trial_end", NOW_OR_TIME)
          .may("trial_settings", Kind.hash(TRIAL_SETTINGS));

  static final Shape CREATE =
      BOTH.must("customer", Kind.TEXT)
          .must("items", Kind.list(Kind.hash(NEW_ITEM)))
          .may("add_invoice_items", Kind.list(Kind.hash(ONCE)))
          .may("currency", Kind.CURRENCY)
          .may("trial_period_days", Kind.INTEGER);

  static final Shape UPDATE =
      BOTH.may("items", Kind.list(Kind.hash(changedItem())))
          .may("proration_date", Kind.INTEGER)
          .may(
              "cancellation_details",
              Kind.hash(
                  Shape.of().clearable("comment", Kind.TEXT).clearable("feedback", Kind.TEXT)));

  static final Shape ITEM_UPDATE =
      Shape.call()
          .may("price", Kind.TEXT)
          .may("quantity", Kind.INTEGER)
          .clearable("discounts", GivenDiscounts.LIST)
          .clearable("metadata", Kind.METADATA)
          .may("off_session", Kind.BOOLEAN)
          .may("proration_behavior", PRORATION)
          .may("proration_date", Kind.INTEGER);

  private SubscriptionShapes() {}

  private static Shape changedItem() {
    return Shape.of()
        .may("id", Kind.TEXT)
        .may("price", Kind.TEXT)
        .may("quantity", Kind.INTEGER)
        .may("deleted", Kind.BOOLEAN)
        .clearable("discounts", GivenDiscounts.LIST)
        .clearable("metadata", Kind.METADATA);
  }
}
