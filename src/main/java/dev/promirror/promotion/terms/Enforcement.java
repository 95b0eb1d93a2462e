package dev.promirror.promotion.terms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who sees to what was said, field by field. Nothing is mirrored in silence as something weaker: a
 * rule Stripe's own box can't hold needs the owner's word, or our checkout.
 *
 * @param entries one for each thing that was said, in the order of the fields
 */
public record Enforcement(List<Entry> entries) {

  /** The rules that can hold here alone if the owner acknowledges it, by name. */
  public static final Set<String> TO_ACKNOWLEDGE =
      Set.of("perCustomer", "minimumQuantity", "budget", "scope", "refundGivesUseBack");

  public Enforcement {
    entries = List.copyOf(entries);
  }

  /** Who sees to it. */
  public enum By {
    /** Stripe, wherever it is used. */
    STRIPE,
    /** Promirror: only where it is asked, or after the fact. */
    PROMIRROR,
    /** Stripe as far as it goes, and Promirror for the rest. */
    BOTH
  }

  /** What it takes for it to be said at all. */
  public enum Needs {
    NOTHING,
    /** The owner's word that it is known to hold here alone. */
    ACKNOWLEDGEMENT,
    /** The door {@link Door#OUR_CHECKOUT}. */
    OUR_CHECKOUT
  }

  /**
   * One thing that was said.
   *
   * @param field its name in the API, which is the rule's name too
   * @param note what that means, for people
   */
  public record Entry(String field, By by, Needs needs, String note) {

    private Entry with(Entry other) {
      return new Entry(
          field,
          by == other.by ? by : By.BOTH,
          needs.compareTo(other.needs) >= 0 ? needs : other.needs,
          note.contains(other.note) ? note : note + " " + other.note);
    }
  }

  /** Of a coupon alone, as it holds through codes with this door. */
  public static Enforcement of(CouponTerms coupon, Door door, Collection<SoldOffer> offers) {
    return new Enforcement(CouponEnforcement.of(coupon, door, offers));
  }

  /**
   * Of a promo code with what its coupons say.
   *
   * @param coupons those of its steps
   */
  public static Enforcement of(
      PromoCodeTerms code, Collection<CouponTerms> coupons, Collection<SoldOffer> offers) {
    List<Entry> all = new ArrayList<>();
    coupons.forEach(coupon -> all.addAll(CouponEnforcement.of(coupon, code.door(), offers)));
    all.addAll(CodeEnforcement.of(code));
    return new Enforcement(together(all));
  }

  /** The rules Stripe can't hold and nobody has acknowledged. */
  public List<Entry> unacknowledged(Set<String> acknowledged) {
    return entries.stream()
        .filter(entry -> entry.needs() == Needs.ACKNOWLEDGEMENT)
        .filter(entry -> !acknowledged.contains(entry.field()))
        .toList();
  }

  /** The rules only our checkout can hold. */
  public List<Entry> needingOurCheckout() {
    return entries.stream().filter(entry -> entry.needs() == Needs.OUR_CHECKOUT).toList();
  }

  /** What coupon and code both say is one rule to the owner: the stricter need counts. */
  private static List<Entry> together(List<Entry> all) {
    Map<String, Entry> byField = new LinkedHashMap<>();
    all.forEach(entry -> byField.merge(entry.field(), entry, Entry::with));
    return List.copyOf(byField.values());
  }

  /** The names of such rules, for storage and comparing. */
  public static Set<String> names(Collection<Entry> entries) {
    Set<String> names = new TreeSet<>();
    entries.forEach(entry -> names.add(entry.field()));
    return names;
  }
}
