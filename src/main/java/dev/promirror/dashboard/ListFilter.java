package dev.promirror.dashboard;

import dev.promirror.promotion.PromoCodeQuery;
import dev.promirror.promotion.PromoCodeState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What alone a list shows, by the names addresses have for it; what filters nothing isn't there.
 *
 * @param values in the order they are shown
 */
record ListFilter(Map<String, String> values) {

  private static final int MAX_VALUE = 60;

  static final String STATE = "state";
  static final String OFFER = "offer";
  static final String CHANNEL = "channel";
  static final String COUPON = "coupon";
  static final String BATCH = "batch";

  ListFilter {
    values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** What an address asks for. A state that is none filters nothing. */
  static ListFilter of(Typed query) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : new String[] {STATE, OFFER, CHANNEL, COUPON, BATCH}) {
      String value = query.text(name);
      if (!value.isEmpty() && value.length() <= MAX_VALUE) {
        values.put(name, value);
      }
    }
    ListFilter filter = new ListFilter(values);
    return filter.state() == null ? filter.without(STATE) : filter;
  }

  /** The same for the list of codes. */
  PromoCodeQuery.Filter query() {
    return new PromoCodeQuery.Filter(
        values.get(COUPON), state(), values.get(CHANNEL), values.get(OFFER), values.get(BATCH));
  }

  /** What one of them says; empty if it filters nothing. */
  public String value(String name) {
    return values.getOrDefault(name, "");
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  ListFilter without(String name) {
    Map<String, String> others = new LinkedHashMap<>(values);
    others.remove(name);
    return new ListFilter(others);
  }

  @Nullable PromoCodeState state() {
    return Arrays.stream(PromoCodeState.values())
        .filter(state -> state.name().equals(value(STATE)))
        .findFirst()
        .orElse(null);
  }
}
