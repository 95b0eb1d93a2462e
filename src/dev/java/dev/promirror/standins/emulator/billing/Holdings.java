package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Who holds a discount: a subscription, one of its items, or a customer. */
public final class Holdings {
  private Holdings() {}

  /** The discounts a subscription's invoice starts with: its own, else its customer's. */
  public static List<ObjectNode> of(Work work, ObjectNode subscription) {
    var own = listed(work, subscription);
    var customer = work.edit("customers", subscription.path("customer").asText());
    return own.isEmpty() && customer.get("discount") instanceof ObjectNode given
        ? List.of(given)
        : own;
  }

  /** The discounts an object lists by their ids. */
  public static List<ObjectNode> listed(Work work, JsonNode holder) {
    var discounts = new ArrayList<ObjectNode>();
    holder.path("discounts").forEach(id -> discounts.add(work.edit("discounts", id.asText())));
    return discounts;
  }

  /**
   * Puts discounts in the place of those a subscription or one of its items holds; the caller
   * stores the subscription.
   */
  static void swap(
      Work work, ObjectNode subscription, ObjectNode holder, List<ObjectNode> discounts) {
    var former = listed(work, holder);
    var ids = new HashSet<String>();
    var list = Json.object().putArray("discounts");
    for (var discount : discounts) {
      ids.add(discount.path("id").asText());
      list.add(discount.path("id").asText());
    }
    holder.set("discounts", list);
    former.stream()
        .filter(discount -> !ids.contains(discount.path("id").asText()))
        .forEach(discount -> takenAway(work, discount));
    boolean item = holder.path("object").asText().equals("subscription_item");
    for (var discount : discounts) {
      if (work.get("discounts", discount.path("id").asText()) == null) {
        discount.set("customer", subscription.get("customer"));
        discount.set("_subscription", subscription.get("id"));
        discount.set(item ? "subscription_item" : "subscription", holder.get("id"));
        Discounts.redeem(work, discount);
        work.emit("customer.discount.created", discount);
      }
    }
  }

  /** Gives a customer a discount, in the place of the one before. */
  public static void give(Work work, String customer, ObjectNode discount) {
    var row = work.edit("customers", customer);
    if (row.get("discount") instanceof ObjectNode former) {
      takenAway(work, former);
    }
    discount.put("customer", customer);
    Discounts.redeem(work, discount);
    work.put("customers", row.set("discount", discount));
    work.emit("customer.discount.created", discount);
  }

  /** Takes a discount away from whoever holds it. */
  public static void takeAway(Work work, ObjectNode discount) {
    if (release(work, discount)) {
      takenAway(work, discount);
    }
  }

  private static void takenAway(Work work, ObjectNode discount) {
    Discounts.takenBack(work, discount);
    over(work, discount);
  }

  /** A discount is used up or its time is over; nobody holds it any longer. */
  static void drop(Work work, ObjectNode discount) {
    if (release(work, discount)) {
      over(work, discount);
    } else {
      discount.remove("_due");
      work.put("discounts", discount);
    }
  }

  private static void over(Work work, ObjectNode discount) {
    discount.remove("_due");
    work.put("discounts", discount);
    work.emit("customer.discount.deleted", discount);
  }

  private static boolean release(Work work, ObjectNode discount) {
    if (discount.hasNonNull("_subscription")) {
      var subscription = work.edit("subscriptions", discount.path("_subscription").asText());
      boolean held = without(subscription, discount);
      for (var item : subscription.path("items").path("data")) {
        held |= without((ObjectNode) item, discount);
      }
      work.put("subscriptions", subscription);
      return held;
    }
    var row = work.get("customers", discount.path("customer").asText());
    if (row == null || !row.path("discount").path("id").equals(discount.get("id"))) {
      return false;
    }
    var customer = row.deepCopy();
    customer.putNull("discount");
    work.put("customers", customer);
    return true;
  }

  private static boolean without(ObjectNode holder, ObjectNode discount) {
    var left = Json.object().putArray("discounts");
    for (var id : holder.path("discounts")) {
      if (!id.equals(discount.get("id"))) {
        left.add(id);
      }
    }
    boolean held = left.size() < holder.path("discounts").size();
    holder.set("discounts", left);
    return held;
  }
}
