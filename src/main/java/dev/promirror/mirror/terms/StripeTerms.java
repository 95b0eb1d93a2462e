package dev.promirror.mirror.terms;

import dev.promirror.money.Amounts;
import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.promotion.Marks;
import dev.promirror.promotion.terms.Audience;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Scope;
import dev.promirror.promotion.terms.Start;
import dev.promirror.promotion.terms.StripeDuration;
import dev.promirror.stripe.StripeForm;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe should have of coupons and promo codes: a pure function of what owners want and which
 * offers there are. What Stripe can't say at all is nothing there, never something weaker in
 * silence.
 */
public final class StripeTerms {

  private static final String NO_SUCH_COUPON = "Stripe has no such coupon; our checkout gives it.";
  private static final String FOR_NOTHING = "It is for no offer, so nothing of it is at Stripe.";

  private StripeTerms() {}

  /**
   * The coupon Stripe should have.
   *
   * @param offers all that can be bought in the community
   * @param shared whether more than one code is on it
   * @param finished whether it is used up or over
   */
  public static CouponWish of(
      CouponTerms terms, List<SoldOffer> offers, boolean shared, boolean finished) {
    if (terms.benefit() instanceof Benefit.ExtraTrial) {
      return new CouponWish.Nothing(NO_SUCH_COUPON);
    }
    Scope scope = terms.scope();
    if (scope instanceof Scope.Only only && only.offers().isEmpty()) {
      return new CouponWish.Nothing(FOR_NOTHING);
    }
    List<SoldOffer> inScope = Scopes.covered(scope, offers);
    List<SoldOffer> covered = inScope.stream().filter(it -> it.product() != null).toList();
    // What EXCEPT doesn't name can come later; what ONLY names is waited for.
    boolean waits =
        scope instanceof Scope.Only ? covered.size() < inScope.size() : covered.isEmpty();
    if (!scope.named().isEmpty() && waits && !inScope.isEmpty()) {
      return new CouponWish.Waits("Its offers aren't at Stripe yet.");
    }
    if (!scope.named().isEmpty() && inScope.isEmpty()) {
      return offers.isEmpty()
          ? new CouponWish.Waits("Its offers aren't known yet.")
          : new CouponWish.Nothing(FOR_NOTHING);
    }
    StripeForm core = duration(benefit(new StripeForm(), terms.benefit()), terms, covered);
    int at = 0;
    for (String product : Scopes.products(scope, offers)) {
      core.add("applies_to[products][" + at++ + "]", product);
    }
    return new CouponWish.Wanted(
        core.encoded(),
        details(terms).encoded(),
        terms.limit(),
        terms.redeemBy() == null ? null : seconds(terms.redeemBy().at()),
        shared,
        finished,
        Scopes.productsOf(offers));
  }

  private static StripeForm benefit(StripeForm form, Benefit benefit) {
    return switch (benefit) {
      case Benefit.PercentOff off -> form.add("percent_off", off.percent());
      case Benefit.AmountOff off ->
          form.add("amount_off", off.amount().minor())
              .add("currency", Currencies.stripeCode(off.amount().currency()));
      case Benefit.ExtraTrial trial -> throw new IllegalArgumentException(NO_SUCH_COUPON);
    };
  }

  /** Where Stripe has no such duration, it is without end there and ended by us. */
  private static StripeForm duration(StripeForm form, CouponTerms terms, List<SoldOffer> covered) {
    List<StripeDuration.Charging> charged =
        covered.stream()
            .map(it -> new StripeDuration.Charging(it.cadence(), it.trialDays()))
            .toList();
    return switch (StripeDuration.of(terms.duration(), charged).given()) {
      case CouponDuration.Once once -> form.add("duration", "once");
      case CouponDuration.Months months ->
          form.add("duration", "repeating").add("duration_in_months", months.count());
      case CouponDuration.Forever forever -> form.add("duration", "forever");
      case CouponDuration.Periods periods -> throw new IllegalStateException("Stripe has none");
      case CouponDuration.Until until -> throw new IllegalStateException("Stripe has none");
    };
  }

  private static StripeForm details(CouponTerms terms) {
    StripeForm form = new StripeForm().add("name", terms.name());
    terms
        .metadata()
        .forEach(
            (key, value) -> {
              // Stripe takes an empty value for a removal.
              if (!key.startsWith(Marks.PREFIX) && !value.isEmpty()) {
                form.add("metadata[" + key + "]", value);
              }
            });
    if (terms.benefit() instanceof Benefit.AmountOff off) {
      off.others()
          .each()
          .forEach(
              other ->
                  form.add(
                      "currency_options[%s][amount_off]"
                          .formatted(Currencies.stripeCode(other.currency())),
                      other.minor()));
    }
    return form;
  }

  /**
   * The promotion code Stripe should have.
   *
   * @param coupon the terms of the coupon of its step
   * @param active whether it can be used now, at Stripe's own doors
   */
  public static CodeWish.Wanted of(PromoCodeTerms code, CouponTerms coupon, boolean active) {
    boolean newcomers =
        code.firstPurchaseOnly() || isForNew(code.conditions()) || isForNew(coupon.conditions());
    Optional<Amounts> minimum =
        larger(coupon.conditions().minimumSpend(), code.conditions().minimumSpend());
    StripeForm core =
        new StripeForm()
            .add("code", code.code().text())
            .add("expires_at", seconds(earlier(code.expires(), coupon.ends())))
            .add("customer", code.customer());
    StripeForm details = new StripeForm();
    String named = "minimum_amount";
    for (Money least : minimum.orElse(Amounts.NONE).each()) {
      String currency = Currencies.stripeCode(least.currency());
      if (named.equals("minimum_amount")) {
        core.add("restrictions[minimum_amount]", least.minor())
            .add("restrictions[minimum_amount_currency]", currency);
        named = "currency_options";
      } else {
        details.add(
            "restrictions[currency_options][%s][minimum_amount]".formatted(currency),
            least.minor());
      }
    }
    core.add("restrictions[first_time_transaction]", newcomers ? true : null);
    return new CodeWish.Wanted(core.encoded(), details.encoded(), active && minimum.isPresent());
  }

  private static boolean isForNew(Conditions conditions) {
    return conditions.audience() instanceof Audience.NewCustomers;
  }

  /**
   * What reaches both: where both name currencies, those named by both. Empty if no purchase can.
   */
  private static Optional<Amounts> larger(Amounts one, Amounts other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Optional.of(one.isEmpty() ? other : one);
    }
    List<Money> both =
        one.each().stream()
            .flatMap(
                its ->
                    other.in(its.currency()).stream()
                        .map(theirs -> its.minor() >= theirs.minor() ? its : theirs))
            .toList();
    return both.isEmpty() ? Optional.empty() : Optional.of(new Amounts(both));
  }

  private static @Nullable Instant earlier(@Nullable Deadline own, @Nullable Instant coupons) {
    if (own == null || coupons == null) {
      return own == null ? coupons : own.at();
    }
    return own.at().isAfter(coupons) ? coupons : own.at();
  }

  /** What of a coupon its codes carry at Stripe, or are switched by, as one text to compare. */
  public static String toldCodes(CouponTerms terms, CouponWish wish) {
    Conditions conditions = terms.conditions();
    Start starts = terms.starts();
    StripeForm told = new StripeForm();
    switch (wish) {
      case CouponWish.Nothing nothing -> told.add("nothing", true);
      case CouponWish.Waits waits -> told.add("waits", true);
      case CouponWish.Wanted wanted ->
          told.add("limit", wanted.limit())
              .add("shared", wanted.limit() == null ? null : wanted.shared())
              .add("finished", wanted.finished());
    }
    told.add("redeem_by", seconds(terms.ends()))
        .add("starts", starts == null ? null : starts.at().getEpochSecond())
        .add("new", isForNew(conditions));
    conditions
        .minimumSpend()
        .each()
        .forEach(least -> told.add(Currencies.stripeCode(least.currency()), least.minor()));
    Money budget = conditions.budget();
    return told.add("budget", budget == null ? null : budget.minor()).encoded();
  }

  private static @Nullable Long seconds(@Nullable Instant time) {
    return time == null ? null : time.getEpochSecond();
  }

  /** The names of what Stripe can change of a coupon or promotion code, the switch not among it. */
  public static boolean isDetail(String parameter) {
    return parameter.equals("name") || parameter.startsWith("metadata[") || isCurrency(parameter);
  }

  /** Whether these details lack a currency that those have: Stripe takes none away. */
  public static boolean dropsCurrency(Set<String> those, Set<String> these) {
    return those.stream().anyMatch(name -> isCurrency(name) && !these.contains(name));
  }

  /** Of a coupon {@code currency_options[usd]…}, of a code it is a member of its restrictions. */
  private static boolean isCurrency(String parameter) {
    return parameter.startsWith("currency_options[")
        || parameter.startsWith("restrictions[currency_options][");
  }
}
