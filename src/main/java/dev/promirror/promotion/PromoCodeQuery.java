package dev.promirror.promotion;

import dev.promirror.platform.Cursor;
import dev.promirror.promotion.terms.CodeText;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which promo codes to list, and how.
 *
 * @param search the beginning of a code or name, in any case; null lists all
 * @param after the cursor text of the last page; null begins
 * @param limit 1 to 100
 */
public record PromoCodeQuery(
    @Nullable String search, Sort sort, Filter filter, @Nullable String after, int limit) {

  /**
   * Which codes alone are listed; null lists all.
   *
   * @param coupon on this coupon
   * @param state in this state
   * @param channel handed out there
   * @param offer usable for this offer, by the scope of their coupon
   * @param batch made together
   */
  public record Filter(
      @Nullable String coupon,
      @Nullable PromoCodeState state,
      @Nullable String channel,
      @Nullable String offer,
      @Nullable String batch) {

    /** All codes. */
    public static final Filter NONE = new Filter(null, null, null, null, null);

    /** The codes on a coupon. */
    public static Filter ofCoupon(String coupon) {
      return new Filter(coupon, null, null, null, null);
    }
  }

  /** The orders a list can have; ties go by id, so that pages never overlap. */
  public enum Sort {
    /** Newest first. */
    NEWEST("id", true),
    /** By code, A to Z. */
    CODE("codeKey", false),
    /** By name, A to Z. */
    NAME("nameKey", false),
    /** Most redeemed at Stripe first. */
    USES("timesRedeemed", true);

    private final String property;
    private final boolean descending;

    Sort(String property, boolean descending) {
      this.property = property;
      this.descending = descending;
    }

    /** The name in addresses. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The order of such a name, or null. */
    public static @Nullable Sort parse(String code) {
      for (Sort sort : values()) {
        if (sort.code().equals(code)) {
          return sort;
        }
      }
      return null;
    }

    String orderBy() {
      String direction = descending ? " desc" : "";
      return property.equals("id") ? "id" + direction : property + direction + ", id" + direction;
    }

    String afterCursor() {
      String compare = descending ? "<" : ">";
      return property.equals("id")
          ? "id " + compare + " :id"
          : "(%s %s :key or (%s = :key and id %s :id))"
              .formatted(property, compare, property, compare);
    }

    Object key(PromoCode code) {
      return switch (this) {
        case NEWEST -> code.id();
        case CODE -> code.codeKey();
        case NAME -> code.nameKey();
        case USES -> code.timesRedeemed();
      };
    }

    Object keyOf(String text) {
      return this == USES ? (Object) Long.valueOf(text) : text;
    }
  }

  /** The cursor of the last page, checked to be of this list. */
  @Nullable Cursor cursor() {
    return Cursor.parse(after, list(), 2);
  }

  Cursor cursor(PromoCode last) {
    return new Cursor(list(), List.of(sort.key(last).toString(), last.id()));
  }

  private String list() {
    return "promo-codes %s %s %s".formatted(sort.code(), searchKey(), filter);
  }

  @Nullable String searchKey() {
    return search == null || search.isBlank() ? null : CodeText.key(search.strip());
  }
}
