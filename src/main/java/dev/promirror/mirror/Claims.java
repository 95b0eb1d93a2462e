package dev.promirror.mirror;

import dev.promirror.mirror.plan.Operation;
import dev.promirror.promotion.PromoCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What operations under way have to themselves: its coupon, or its code with the code's text, since
 * two active codes can't have one. A coupon isn't changed while something is done about one of its
 * codes, for a code that is being made isn't known to need it yet.
 */
final class Claims {

  private final Set<String> coupons = new HashSet<>();
  private final Set<String> codes = new HashSet<>();
  private final Set<String> texts = new HashSet<>();
  private final Map<String, Integer> codesOfCoupons = new HashMap<>();

  Claims() {}

  private Claims(Claims other) {
    coupons.addAll(other.coupons);
    codes.addAll(other.codes);
    texts.addAll(other.texts);
    codesOfCoupons.putAll(other.codesOfCoupons);
  }

  Claims copy() {
    return new Claims(this);
  }

  /** Whether nothing claimed conflicts with it. */
  boolean admits(Operation operation) {
    return switch (operation) {
      case Operation.OnCoupon on -> {
        String coupon = on.coupon().id();
        yield !coupons.contains(coupon) && !codesOfCoupons.containsKey(coupon);
      }
      case Operation.OnCode on -> {
        PromoCode code = on.code();
        yield !codes.contains(code.id())
            && !texts.contains(code.codeKey())
            && !coupons.contains(code.couponId());
      }
    };
  }

  /** Claims what the operation needs; of what is claimed twice, once is enough. */
  void take(Operation operation) {
    switch (operation) {
      case Operation.OnCoupon on -> coupons.add(on.coupon().id());
      case Operation.OnCode on -> {
        codes.add(on.code().id());
        texts.add(on.code().codeKey());
        codesOfCoupons.merge(on.code().couponId(), 1, Integer::sum);
      }
    }
  }

  /** Gives back what an operation that was admitted had claimed. */
  void free(Operation operation) {
    switch (operation) {
      case Operation.OnCoupon on -> coupons.remove(on.coupon().id());
      case Operation.OnCode on -> {
        codes.remove(on.code().id());
        texts.remove(on.code().codeKey());
        codesOfCoupons.computeIfPresent(
            on.code().couponId(), (id, count) -> count == 1 ? null : count - 1);
      }
    }
  }

  /** Gives back all but the object itself with its text: what it did may still happen. */
  void hold(Operation operation) {
    free(operation);
    switch (operation) {
      case Operation.OnCoupon on -> coupons.add(on.coupon().id());
      case Operation.OnCode on -> {
        codes.add(on.code().id());
        texts.add(on.code().codeKey());
      }
    }
  }

  /** The ids of the coupons something is done about. */
  Set<String> coupons() {
    return coupons;
  }

  /** The ids of the promo codes something is done about. */
  Set<String> codes() {
    return codes;
  }
}
