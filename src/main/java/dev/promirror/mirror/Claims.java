package dev.promirror.mirror;

import dev.promirror.mirror.plan.Operation;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.PromoCode;
import dev.promirror.stripe.StripeWrite;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What operations under way have to themselves: a coupon, or a code with its texts, the one it has
 * and those it may still have at Stripe, since two active codes can't have one. A coupon isn't
 * deleted while something is done about one of its codes, for a code that is being made isn't known
 * to need it yet; nor is anything begun about its codes meanwhile.
 */
final class Claims {

  private static final String TEXT = "code";

  private final Set<String> coupons = new HashSet<>();
  private final Set<String> deleted = new HashSet<>();
  private final Set<String> codes = new HashSet<>();
  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<String, Integer> codesOfCoupons = new HashMap<>();

  Claims() {}

  private Claims(Claims other) {
    coupons.addAll(other.coupons);
    deleted.addAll(other.deleted);
    codes.addAll(other.codes);
    texts.putAll(other.texts);
    codesOfCoupons.putAll(other.codesOfCoupons);
  }

  /** What this operation alone claims. */
  static Claims of(Operation operation) {
    Claims claims = new Claims();
    claims.take(operation);
    return claims;
  }

  Claims copy() {
    return new Claims(this);
  }

  /** Whether nothing claimed conflicts with it. */
  boolean admits(Operation operation) {
    return switch (operation) {
      case Operation.OnCoupon on -> {
        String coupon = on.coupon().id();
        yield !coupons.contains(coupon)
            && !(deletes(operation) && codesOfCoupons.containsKey(coupon));
      }
      case Operation.OnCode on ->
          !codes.contains(on.code().id())
              && texts(on).stream().noneMatch(texts::containsKey)
              && !deleted.contains(on.code().couponId());
    };
  }

  /** Claims what the operation needs. */
  void take(Operation operation) {
    switch (operation) {
      case Operation.OnCoupon on -> {
        coupons.add(on.coupon().id());
        if (deletes(operation)) {
          deleted.add(on.coupon().id());
        }
      }
      case Operation.OnCode on -> {
        codes.add(on.code().id());
        texts(on).forEach(text -> texts.merge(text, 1, Integer::sum));
        codesOfCoupons.merge(on.code().couponId(), 1, Integer::sum);
      }
    }
  }

  /** Gives back what an operation that was admitted had claimed. */
  void free(Operation operation) {
    switch (operation) {
      case Operation.OnCoupon on -> {
        coupons.remove(on.coupon().id());
        deleted.remove(on.coupon().id());
      }
      case Operation.OnCode on -> {
        codes.remove(on.code().id());
        texts(on).forEach(text -> less(texts, text));
        less(codesOfCoupons, on.code().couponId());
      }
    }
  }

  /** Gives back all but the object itself with its texts: what it did may still happen. */
  void hold(Operation operation) {
    switch (operation) {
      case Operation.OnCoupon on -> deleted.remove(on.coupon().id());
      case Operation.OnCode on -> less(codesOfCoupons, on.code().couponId());
    }
  }

  private static void less(Map<String, Integer> counts, String of) {
    counts.computeIfPresent(of, (key, count) -> count == 1 ? null : count - 1);
  }

  private static boolean deletes(Operation operation) {
    return switch (operation) {
      case Operation.DeleteCoupon delete -> true;
      case Operation.FinishCoupon finish -> Writes.deletes(finish.open());
      default -> false;
    };
  }

  private static Set<String> texts(Operation.OnCode on) {
    PromoCode code = on.code();
    Set<String> texts = new HashSet<>(Set.of(code.codeKey()));
    List<Incarnation> there =
        switch (on) {
          case Operation.CreateCode create -> create.before();
          case Operation.SwitchOn back -> back.before();
          case Operation.StepAside aside -> List.of(aside.made());
          case Operation.SwitchOff off -> List.of(off.made());
          case Operation.GoBack back -> List.of(back.made());
          default -> List.of();
        };
    there.forEach(it -> add(texts, it.built().terms()));
    if (on instanceof Operation.FinishCode finish) {
      add(texts, finish.open().form());
    }
    return texts;
  }

  private static void add(Set<String> texts, @Nullable String form) {
    String text = form == null ? null : StripeWrite.parameters(form).get(TEXT);
    if (text != null) {
      texts.add(text.toLowerCase(Locale.ROOT));
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
