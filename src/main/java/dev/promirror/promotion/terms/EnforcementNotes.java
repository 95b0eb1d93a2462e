package dev.promirror.promotion.terms;

import dev.promirror.promotion.terms.Enforcement.By;
import dev.promirror.promotion.terms.Enforcement.Entry;
import dev.promirror.promotion.terms.Enforcement.Needs;
import java.util.ArrayList;
import java.util.List;

/** Gathers who sees to what, at one door. */
final class EnforcementNotes {

  private final Door door;
  private final List<Entry> entries = new ArrayList<>();

  EnforcementNotes(Door door) {
    this.door = door;
  }

  /** It belongs to the coupon at Stripe, which our checkout applies too. */
  void atStripe(String field, String note) {
    add(field, By.STRIPE, Needs.NOTHING, note);
  }

  /** It belongs to the code at Stripe, which our checkout doesn't use: there we see to it. */
  void withTheCode(String field, String note) {
    if (door == Door.EVERYWHERE) {
      add(field, By.STRIPE, Needs.NOTHING, note);
    } else {
      ours(field);
    }
  }

  /** Stripe as far as it goes, and we. */
  void both(String field, String note) {
    add(field, By.BOTH, Needs.NOTHING, note);
  }

  /** Stripe as far as its code goes, and we; at our checkout we alone. */
  void bothWithTheCode(String field, String note) {
    if (door == Door.EVERYWHERE) {
      both(field, note);
    } else {
      ours(field);
    }
  }

  /** Stripe has nothing like it. */
  void oursIfAcknowledged(String field, String note) {
    unlessOurs(field, Needs.ACKNOWLEDGEMENT, note);
  }

  /** Stripe would do something else. */
  void oursAlone(String field, String note) {
    unlessOurs(field, Needs.OUR_CHECKOUT, note);
  }

  private void unlessOurs(String field, Needs needs, String note) {
    if (door == Door.EVERYWHERE) {
      add(field, By.PROMIRROR, needs, note);
    } else {
      ours(field);
    }
  }

  private void ours(String field) {
    add(field, By.PROMIRROR, Needs.NOTHING, "Our checkout sees to it.");
  }

  private void add(String field, By by, Needs needs, String note) {
    entries.add(new Entry(field, by, needs, note));
  }

  void conditions(Conditions conditions) {
    if (conditions.perCustomer() != null) {
      oursIfAcknowledged(
          "perCustomer", "Stripe doesn't count a customer's uses: its own box lets them go on.");
    }
    switch (conditions.audience()) {
      case Audience.Everyone everyone -> {}
      case Audience.NewCustomers customers ->
          bothWithTheCode(
              "audience",
              "Stripe refuses customers who have paid before; a guest without a customer isn't"
                  + " recognised there.");
      case Audience.ExistingCustomers customers ->
          oursAlone("audience", "Stripe can't ask for an earlier purchase.");
      case Audience.Members members ->
          oursAlone("audience", "Stripe doesn't know the list of members.");
    }
    if (!conditions.minimumSpend().isEmpty()) {
      withTheCode("minimumSpend", "Stripe refuses the code below the minimum.");
    }
    if (conditions.minimumQuantity() != null) {
      oursIfAcknowledged("minimumQuantity", "Stripe doesn't look at quantities.");
    }
    if (conditions.budget() != null) {
      oursIfAcknowledged(
          "budget",
          "Stripe has no budget: it is switched off once spent, and the last uses may go over.");
    }
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }
}
