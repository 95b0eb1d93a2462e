package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of one item of a subscription; null leaves something as it is.
 *
 * @param id the item, or null for a new one, which needs a price
 * @param deleted whether it goes
 * @param price the price as Stripe shows it
 * @param discounts its own discounts from now on
 */
public record ItemChange(
    @Nullable String id,
    boolean deleted,
    @Nullable ObjectNode price,
    @Nullable Long quantity,
    @Nullable List<ObjectNode> discounts,
    @Nullable ObjectNode metadata) {
  /** A new item. */
  static ItemChange added(Position position) {
    return new ItemChange(
        null,
        false,
        position.price(),
        position.quantity(),
        position.discounts(),
        position.metadata());
  }

  /** An item that goes. */
  static ItemChange gone(String id) {
    return new ItemChange(id, true, null, null, null, null);
  }
}
