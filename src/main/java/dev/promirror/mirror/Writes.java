package dev.promirror.mirror;

import dev.promirror.mirror.plan.Operation;
import dev.promirror.mirror.terms.StripeTerms;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.Marks;
import dev.promirror.promotion.PromoCode;
import dev.promirror.stripe.StripeForm;
import dev.promirror.stripe.StripeWrite;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Operations as Stripe takes them, and what they say once they are on their way. Promotion codes
 * have no id of ours, so all carry metadata.
 */
final class Writes {

  static final String COUPONS = "/v1/coupons";
  static final String CODES = "/v1/promotion_codes";

  private static final String ACTIVE = "active";
  private static final String LIMIT = "max_redemptions";

  private Writes() {}

  /** A successor's id is the coupon's with its number. */
  static String couponId(Operation.CreateCoupon create) {
    return create.number() == 1
        ? create.coupon().id()
        : create.coupon().id() + "-" + create.number();
  }

  static StripeWrite of(Operation.CreateCoupon create) {
    return new StripeForm()
        .add("id", couponId(create))
        .addEncoded(create.wish().core())
        .add(LIMIT, create.limit())
        .add("redeem_by", create.redeemBy())
        .addEncoded(create.wish().details())
        .metadata(
            marks(
                create.coupon().communityId().toString(),
                Marks.COUPON,
                create.coupon().id(),
                create.number()))
        .post(COUPONS);
  }

  static StripeWrite of(Operation.UpdateCoupon update) {
    StripeForm form = new StripeForm().addEncoded(update.details());
    String had = update.made().built().details();
    if (had != null) {
      Map<String, String> wanted = StripeWrite.parameters(update.details());
      StripeWrite.parameters(had).keySet().stream()
          .filter(name -> name.startsWith("metadata[") && !wanted.containsKey(name))
          .forEach(name -> form.add(name, ""));
    }
    return form.post(COUPONS + "/" + update.made().stripeId());
  }

  static StripeWrite of(Operation.DeleteCoupon delete) {
    return StripeWrite.delete(COUPONS + "/" + delete.made().stripeId());
  }

  /** Creating needs {@code promotion[type]} since 2025-09-30.clover. */
  static StripeWrite of(Operation.CreateCode create) {
    PromoCode code = create.code();
    return new StripeForm()
        .add("promotion[type]", "coupon")
        .add("promotion[coupon]", create.stripeCoupon())
        .addEncoded(create.wish().core())
        .add(ACTIVE, create.active())
        .add(LIMIT, create.max())
        .addEncoded(create.wish().details())
        .metadata(marks(code.communityId().toString(), Marks.CODE, code.id(), create.number()))
        .post(CODES);
  }

  static StripeWrite of(Operation.SwitchOn on) {
    StripeForm form = new StripeForm().add(ACTIVE, true);
    if (!on.wish().details().equals(on.made().built().details())) {
      form.addEncoded(on.wish().details());
    }
    return form.post(address(on.made()));
  }

  static StripeWrite of(Operation.UpdateCode update) {
    return new StripeForm()
        .add(ACTIVE, update.wish().active())
        .addEncoded(update.wish().details())
        .post(address(update.made()));
  }

  /** Whether what isn't known to be done is what would be done next without it. */
  static boolean isNext(Operation.FinishCode finish) {
    StripeWrite next =
        switch (finish.then()) {
          case Operation.CreateCode o -> of(o);
          case Operation.SwitchOn o -> of(o);
          case Operation.UpdateCode o -> of(o);
          case Operation.GoBack o -> activate(o.made(), true);
          case null, default -> null;
        };
    return finish.open().equals(next);
  }

  static StripeWrite activate(Incarnation made, boolean active) {
    return new StripeForm().add(ACTIVE, active).post(address(made));
  }

  private static String address(Incarnation code) {
    return CODES + "/" + code.stripeId();
  }

  private static Map<String, String> marks(String community, String kind, String id, int number) {
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put(Marks.COMMUNITY, community);
    marks.put(kind, id);
    marks.put(Marks.INCARNATION, Integer.toString(number));
    return marks;
  }

  /** Whether it makes something, as opposed to changing or deleting it. */
  static boolean creates(StripeWrite write) {
    return write.path().equals(COUPONS) || write.path().equals(CODES);
  }

  static boolean deletes(StripeWrite write) {
    return write.method().equals("DELETE");
  }

  /** The Stripe id of what it changes or deletes. */
  static String stripeId(StripeWrite write) {
    return write.path().substring(write.path().lastIndexOf('/') + 1);
  }

  /** The number of the incarnation it makes. */
  static int number(StripeWrite write) {
    return Integer.parseInt(
        write.parameters().getOrDefault("metadata[" + Marks.INCARNATION + "]", "1"));
  }

  /** Whether it switches a promotion code on or off; null if neither. */
  static @Nullable Boolean switches(StripeWrite write) {
    String active = write.parameters().get(ACTIVE);
    return active == null ? null : Boolean.valueOf(active);
  }

  /** The limit it builds in; null is none. */
  static @Nullable Long limit(StripeWrite write) {
    String limit = write.parameters().get(LIMIT);
    return limit == null ? null : Long.valueOf(limit);
  }

  /** What it says of a coupon that Stripe can't change. */
  static String couponTerms(StripeWrite write) {
    return only(write, name -> !StripeTerms.isDetail(name) && !name.equals("id"));
  }

  /** What it says of a promotion code that Stripe can't change, but for its coupon and limit. */
  static String codeTerms(StripeWrite write) {
    return only(
        write,
        name ->
            !StripeTerms.isDetail(name)
                && !name.startsWith("promotion[")
                && !name.equals(ACTIVE)
                && !name.equals(LIMIT));
  }

  /** What it says that Stripe can change, our marks and the switch not among it. */
  static String details(StripeWrite write) {
    return only(
        write, name -> StripeTerms.isDetail(name) && !name.startsWith("metadata[" + Marks.PREFIX));
  }

  private static String only(StripeWrite write, Predicate<String> names) {
    StripeForm form = new StripeForm();
    write
        .parameters()
        .forEach(
            (name, value) -> {
              if (names.test(name) && !value.isEmpty()) {
                form.add(name, value);
              }
            });
    return form.encoded();
  }
}
