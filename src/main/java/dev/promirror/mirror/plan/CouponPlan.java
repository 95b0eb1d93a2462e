package dev.promirror.mirror.plan;

import dev.promirror.mirror.terms.CouponWish;
import dev.promirror.mirror.terms.StripeTerms;
import dev.promirror.promotion.Incarnation;
import dev.promirror.stripe.StripeForm;
import dev.promirror.stripe.StripeWrite;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What to do next about one coupon: finish what is open; tell its codes; make it, or a successor
 * where Stripe can't change it; change what Stripe can; delete those no code needs any more;
 * settle.
 */
public final class CouponPlan {

  private static final String LIMIT = "max_redemptions";
  private static final String END = "redeem_by";
  private static final String PRODUCTS = "applies_to[products][";

  private CouponPlan() {}

  /** The next step; empty if there is none until codes have moved. */
  static Optional<Operation> next(Difference.OfCoupon d) {
    Optional<Operation> then = step(d);
    return d.open() == null
        ? then
        : Optional.of(new Operation.FinishCoupon(d.coupon(), d.open(), then.orElse(null)));
  }

  /** Whether its codes have to be looked at, for what they carry of it changed. */
  public static boolean tells(Difference.OfCoupon d) {
    return !d.made().isEmpty() && !d.told().equals(d.coupon().toldCodes());
  }

  /** What is there of it and will be deleted once no code needs it. */
  public static List<Incarnation> leaving(Difference.OfCoupon d) {
    List<Incarnation> unretired = unretired(d.made());
    return switch (d.wish()) {
      case CouponWish.Nothing nothing -> unretired;
      case CouponWish.Waits waits -> List.of();
      case CouponWish.Wanted wanted -> {
        Optional<Incarnation> kept = fitting(wanted, d.made());
        yield unretired.isEmpty()
            ? unretired
            : unretired.stream()
                .filter(it -> !it.equals(kept.orElseGet(unretired::getLast)))
                .toList();
      }
    };
  }

  private static Optional<Operation> step(Difference.OfCoupon d) {
    if (tells(d)) {
      return Optional.of(new Operation.TellCodes(d.coupon(), d.told()));
    }
    return switch (d.wish()) {
      case CouponWish.Nothing nothing ->
          cleared(d, unretired(d.made()))
              .or(() -> settled(d, unretired(d.made()), nothing.reason()));
      case CouponWish.Waits waits ->
          waits.reason().equals(d.coupon().mirroring().reason())
              ? Optional.empty()
              : Optional.of(new Operation.HoldCoupon(d.coupon(), waits.reason()));
      case CouponWish.Wanted wanted -> wanted(d, wanted);
    };
  }

  /** The next step at Stripe, codes aside; empty or noting alone if there is none. */
  static Optional<Operation> atStripe(Difference.OfCoupon d) {
    return switch (d.wish()) {
      case CouponWish.Nothing nothing ->
          unretired(d.made()).stream()
              .findFirst()
              .map(it -> new Operation.DeleteCoupon(d.coupon(), it));
      case CouponWish.Waits waits -> Optional.empty();
      case CouponWish.Wanted wanted -> wanted(d, wanted);
    };
  }

  private static Optional<Operation> wanted(Difference.OfCoupon d, CouponWish.Wanted wish) {
    Optional<Incarnation> fitting = fitting(wish, d.made());
    List<Incarnation> unretired = unretired(d.made());
    if (fitting.isEmpty() && (unretired.isEmpty() || !wish.finished())) {
      if (wish.finished()) {
        return Optional.of(new Operation.SettleCoupon(d.coupon(), null));
      }
      return Optional.of(
          Brake.holds(d.made(), d.coupon().revision()) ? failed(d, unretired) : create(d, wish));
    }
    Incarnation kept = fitting.orElseGet(unretired::getLast);
    if (!wish.details().equals(kept.built().details())) {
      return Optional.of(new Operation.UpdateCoupon(d.coupon(), kept, wish.details()));
    }
    List<Incarnation> others = unretired.stream().filter(it -> !it.equals(kept)).toList();
    return cleared(d, others).or(() -> settled(d, others, null));
  }

  /** The last one made is left to the codes. */
  private static Operation failed(Difference.OfCoupon d, List<Incarnation> unretired) {
    return cleared(d, unretired.subList(0, Math.max(0, unretired.size() - 1)))
        .orElseGet(() -> new Operation.FailCoupon(d.coupon(), Brake.REASON));
  }

  private static Operation create(Difference.OfCoupon d, CouponWish.Wanted wish) {
    int last = d.made().stream().mapToInt(Incarnation::number).max().orElse(0);
    Long left = left(wish, d.made());
    boolean carries = wish.shared();
    return new Operation.CreateCoupon(
        d.coupon(),
        Math.max(last + 1, d.next()),
        wish,
        carries && left != null && left > 0 ? left : null,
        carries ? wish.redeemBy() : null,
        d.told());
  }

  /** Deletes the first that no code needs. */
  private static Optional<Operation> cleared(Difference.OfCoupon d, List<Incarnation> some) {
    return some.stream()
        .filter(it -> !d.used().containsKey(it.stripeId()))
        .findFirst()
        .map(it -> new Operation.DeleteCoupon(d.coupon(), it));
  }

  /**
   * Settled, unless a code is still to be moved. One that failed to move keeps its old coupon: that
   * goes when it is settled otherwise.
   */
  private static Optional<Operation> settled(
      Difference.OfCoupon d, List<Incarnation> others, @Nullable String note) {
    return others.stream().anyMatch(it -> d.used().getOrDefault(it.stripeId(), false))
        ? Optional.empty()
        : Optional.of(new Operation.SettleCoupon(d.coupon(), note));
  }

  /**
   * The newest incarnation that is what is wanted, as far as Stripe can't change it. A limit or an
   * end it needn't have does no harm as long as it is right; an end is carried by every code
   * anyway.
   */
  public static Optional<Incarnation> fitting(CouponWish.Wanted wish, List<Incarnation> made) {
    return unretired(made).reversed().stream().filter(it -> fits(wish, it, made)).findFirst();
  }

  private static boolean fits(CouponWish.Wanted wish, Incarnation one, List<Incarnation> made) {
    String terms = one.built().terms();
    if (terms == null) {
      return false;
    }
    Map<String, String> had = StripeWrite.parameters(terms);
    Map<String, String> core = StripeWrite.parameters(wish.core());
    boolean productsFit = fit(products(had), products(core), wish.sold());
    String limit = had.remove(LIMIT);
    String end = had.remove(END);
    Long left = left(wish, made.stream().filter(it -> !it.equals(one)).toList());
    boolean limitFits =
        limit == null ? left == null || !wish.shared() : limit.equals(Objects.toString(left, ""));
    boolean endFits = end == null || end.equals(Objects.toString(wish.redeemBy(), ""));
    return had.equals(core)
        && productsFit
        && (limitFits || wish.finished())
        && (endFits || wish.finished())
        && !StripeTerms.dropsCurrency(names(one.built().details()), names(wish.details()));
  }

  private static Set<String> names(@Nullable String details) {
    return details == null ? Set.of() : StripeWrite.parameters(details).keySet();
  }

  /** The limit built into a coupon at Stripe; null if it has none. */
  public static @Nullable Long limit(Incarnation coupon) {
    String terms = coupon.built().terms();
    String limit = terms == null ? null : StripeWrite.parameters(terms).get(LIMIT);
    return limit == null ? null : Long.valueOf(limit);
  }

  /** The wish that an incarnation fulfils just as it is. */
  public static CouponWish.Wanted asItIs(Incarnation coupon, boolean finished) {
    Map<String, String> terms =
        StripeWrite.parameters(Objects.requireNonNullElse(coupon.built().terms(), ""));
    String limit = terms.remove(LIMIT);
    String end = terms.remove(END);
    StripeForm core = new StripeForm();
    terms.forEach(core::add);
    return new CouponWish.Wanted(
        core.encoded(),
        Objects.requireNonNullElse(coupon.built().details(), ""),
        limit == null ? null : Long.valueOf(limit),
        end == null ? null : Long.valueOf(end),
        false,
        finished,
        products(terms));
  }

  private static @Nullable Long left(CouponWish.Wanted wish, List<Incarnation> others) {
    Long limit = wish.limit();
    return limit == null
        ? null
        : limit - others.stream().mapToLong(Incarnation::timesRedeemed).sum();
  }

  /** Takes the products a coupon is limited to out of its parameters; none is all. */
  private static Set<String> products(Map<String, String> parameters) {
    Set<String> products = new TreeSet<>();
    parameters
        .entrySet()
        .removeIf(it -> it.getKey().startsWith(PRODUCTS) && products.add(it.getValue()));
    return products;
  }

  /** Naming more than is wanted does no harm where nothing of the rest can be bought. */
  private static boolean fit(Set<String> had, Set<String> wanted, Set<String> sold) {
    return had.containsAll(wanted)
        && had.isEmpty() == wanted.isEmpty()
        && had.stream().allMatch(it -> wanted.contains(it) || !sold.contains(it));
  }

  static List<Incarnation> unretired(List<Incarnation> made) {
    return made.stream().filter(it -> !it.isRetired()).toList();
  }
}
