package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Shape;
import java.util.List;

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
          .may("price", Kind.TEXT)
          .may("quantity", Kind.INTEGER)
          .clearable("discounts", GivenDiscounts.LIST)
          .may("metadata", Kind.METADATA);

  private static final Shape ONCE =
      Shape.of().may("price", Kind.TEXT).may("quantity", Kind.INTEGER);
  private static final Shape BOTH =
      Shape.call()
          .clearable("discounts", GivenDiscounts.LIST)
          .clearable("metadata", Kind.METADATA)
          .clearable("description", Kind.TEXT)
          .clearable("default_payment_method", Kind.TEXT)
          .may("collection_method", Kind.choice("charge_automatically", "send_invoice"))
          .may("cancel_at_period_end", Kind.BOOLEAN)
          .clearable(
              "cancel_at",
              Kind.anyOf(List.of(Kind.choice("max_period_end", "min_period_end"), Kind.INTEGER)))
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
          .may("add_invoice_items", Kind.list(Kind.hash(ONCE)))
          .may("trial_settings", Kind.hash(TRIAL_SETTINGS));

  static final Shape CREATE =
      BOTH.must("customer", Kind.TEXT)
          .must("items", Kind.list(Kind.hash(NEW_ITEM)))
          .may("billing_cycle_anchor", Kind.INTEGER)
          .may("currency", Kind.CURRENCY)
          .may("trial_period_days", Kind.INTEGER);

  /** What is to become of an item, or a new one. */
  static final Shape CHANGED_ITEM = changedItem();

  static final Shape UPDATE =
      BOTH.may("items", Kind.list(Kind.hash(CHANGED_ITEM)))
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

  static final Shape ITEM_CREATE = ITEM_UPDATE.must("subscription", Kind.TEXT);

  static final Shape ITEM_DELETE =
      Shape.call()
          .may("clear_usage", Kind.BOOLEAN)
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
