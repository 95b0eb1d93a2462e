package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Something to be billed: once, or each period.
 *
 * @param price the price as Stripe shows it
 * @param discounts the item's own, in their order; one that is not stored yet is redeemed
 * @param metadata the item's own
 */
public record Position(
    ObjectNode price, long quantity, List<ObjectNode> discounts, ObjectNode metadata) {
  /** Whether it comes again each period. */
  public boolean recurring() {
    return price.path("type").asText().equals("recurring");
  }

  /** Minor units before discounts. */
  public long amount() {
    return Math.multiplyExact(price.path("unit_amount").asLong(), quantity);
  }
}
