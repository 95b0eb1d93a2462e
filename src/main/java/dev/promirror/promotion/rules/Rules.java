package dev.promirror.promotion.rules;

import static dev.promirror.promotion.rules.Verdict.unless;

import dev.promirror.money.Money;
import dev.promirror.promotion.CouponFacts;
import dev.promirror.promotion.PromoCodeFacts;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CasePolicy;
import dev.promirror.promotion.terms.Conditions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All rules, in the order they are asked; the first that refuses gives the reason. */
public final class Rules {

  /** What has to hold. */
  public static final List<Rule> IN_ORDER =
      List.of(
          new Rule("typed-as-written", "It is typed as it is written.", Rules::typedAsWritten),
          new Rule("not-archived", "Neither it nor its coupon is archived.", Rules::notArchived),
          new Rule("published", "It is published.", Rules::published),
          new Rule("has-started", "It and its coupon have started.", Rules::started),
          new Rule("has-not-ended", "Neither it nor its coupon has ended.", Rules::notEnded),
          new Rule("has-uses-left", "It and its coupon have uses left.", Rules::usesLeft),
          new Rule(
              "has-budget-left", "Its budget and its coupon's have money left.", Rules::budget),
          new Rule("not-paused", "It isn't paused.", Rules::notPaused),
          new Rule("account-ready", "The community can take payments.", Rules::accountReady),
          new Rule("not-being-replaced", "It isn't being replaced at Stripe.", Rules::settled),
          new Rule("for-this-customer", "It is for this customer.", Rules::thisCustomer),
          new Rule("for-this-audience", "The member is one of those it is for.", Audiences::admit),
          new Rule("first-purchase", "It is their first purchase, if it has to be.", Rules::first),
          new Rule("member-has-uses-left", "The member has uses left.", Rules::memberUses),
          new Rule(
              "for-these-offers", "Something in the basket is among its offers.", Rules::offers),
          new Rule("in-this-currency", "It takes something off in this currency.", Rules::currency),
          new Rule("minimum-spend", "The basket reaches the minimum spend.", Rules::minimumSpend),
          new Rule(
              "minimum-quantity", "The basket reaches the minimum quantity.", Rules::quantity));

  private Rules() {}

  private static Verdict typedAsWritten(Question q) {
    boolean exact = q.code().casePolicy() == CasePolicy.EXACT;
    return unless(exact && !q.typed().equals(q.code().code().text()), Reason.WRONG_CASE);
  }

  private static Verdict notArchived(Question q) {
    return unless(q.facts().archived() || q.facts().coupon().archived(), Reason.ARCHIVED);
  }

  private static Verdict published(Question q) {
    return unless(q.facts().draft(), Reason.NOT_PUBLISHED);
  }

  private static Verdict started(Question q) {
    return Stream.of(q.facts().starts(), q.facts().coupon().starts())
        .filter(Objects::nonNull)
        .filter(q.now()::isBefore)
        .max(Instant::compareTo)
        .<Verdict>map(at -> new Verdict.Refused(Reason.NOT_STARTED, Map.of("startsAt", at)))
        .orElseGet(Verdict.Passed::new);
  }

  private static Verdict notEnded(Question q) {
    return Stream.of(q.facts().ends(), q.facts().coupon().ends())
        .filter(Objects::nonNull)
        .filter(end -> !q.now().isBefore(end))
        .min(Instant::compareTo)
        .<Verdict>map(at -> new Verdict.Refused(Reason.EXPIRED, Map.of("endedAt", at)))
        .orElseGet(Verdict.Passed::new);
  }

  private static Verdict usesLeft(Question q) {
    PromoCodeFacts code = q.facts();
    if (isReached(code.limit(), code.uses())) {
      return exhausted("limit", code.limit(), code.uses());
    }
    CouponFacts coupon = code.coupon();
    return isReached(coupon.limit(), coupon.uses()) && !code.hasNextStep()
        ? exhausted("couponLimit", coupon.limit(), coupon.uses())
        : new Verdict.Passed();
  }

  private static Verdict exhausted(String name, @Nullable Long limit, long uses) {
    return new Verdict.Refused(
        Reason.EXHAUSTED, Map.of(name, Objects.requireNonNull(limit), "uses", uses));
  }

  private static boolean isReached(@Nullable Long limit, long uses) {
    return limit != null && uses >= limit;
  }

  private static Verdict budget(Question q) {
    if (q.facts().budgetSpent()) {
      return spent(q.code().conditions());
    }
    return q.facts().coupon().budgetSpent() ? spent(q.coupon().conditions()) : new Verdict.Passed();
  }

  private static Verdict spent(Conditions conditions) {
    return new Verdict.Refused(
        Reason.BUDGET_SPENT, Map.of("budget", Objects.requireNonNull(conditions.budget())));
  }

  private static Verdict notPaused(Question q) {
    return unless(!q.facts().active(), Reason.PAUSED);
  }

  private static Verdict accountReady(Question q) {
    return unless(!q.accountReady(), Reason.ACCOUNT_NOT_READY);
  }

  private static Verdict settled(Question q) {
    return unless(q.beingReplaced(), Reason.RETRY);
  }

  private static Verdict thisCustomer(Question q) {
    String only = q.code().customer();
    if (only == null) {
      return new Verdict.Passed();
    }
    // Somebody known by an address alone may be that customer.
    return q.member() == null || q.member().customer() == null
        ? new Verdict.Unchecked()
        : unless(!only.equals(q.member().customer()), Reason.OTHER_CUSTOMER);
  }

  private static Verdict first(Question q) {
    if (!q.code().firstPurchaseOnly()) {
      return new Verdict.Passed();
    }
    return q.member() == null
        ? new Verdict.Unchecked()
        : unless(q.member().boughtBefore(), Reason.NOT_THE_FIRST_PURCHASE);
  }

  private static Verdict memberUses(Question q) {
    Long ofCoupon = q.coupon().conditions().perCustomer();
    Long ofCode = q.code().conditions().perCustomer();
    if (ofCoupon == null && ofCode == null) {
      return new Verdict.Passed();
    }
    Member member = q.member();
    if (member == null) {
      // None at all needs no member to be refused.
      Long zero = 0L;
      return zero.equals(ofCoupon) || zero.equals(ofCode)
          ? perCustomer(0, 0)
          : new Verdict.Unchecked();
    }
    if (isReached(ofCode, member.usesOfCode())) {
      return perCustomer(Objects.requireNonNull(ofCode), member.usesOfCode());
    }
    return isReached(ofCoupon, member.usesOfCoupon())
        ? perCustomer(Objects.requireNonNull(ofCoupon), member.usesOfCoupon())
        : new Verdict.Passed();
  }

  private static Verdict perCustomer(long limit, long uses) {
    return new Verdict.Refused(Reason.PER_CUSTOMER_LIMIT, Map.of("limit", limit, "uses", uses));
  }

  private static Verdict offers(Question q) {
    return unless(q.covered().isEmpty(), Reason.WRONG_OFFER);
  }

  private static Verdict currency(Question q) {
    return q.coupon().benefit() instanceof Benefit.AmountOff off
        ? unless(
            off.in(q.basket().currency()).isEmpty(),
            Reason.WRONG_CURRENCY,
            Map.of("currencies", currencies(off)))
        : new Verdict.Passed();
  }

  private static List<String> currencies(Benefit.AmountOff off) {
    return Stream.concat(Stream.of(off.amount()), off.others().each().stream())
        .map(money -> money.currency().getCurrencyCode())
        .toList();
  }

  private static Verdict minimumSpend(Question q) {
    return each(
        q,
        (conditions, eligible) -> {
          if (conditions.minimumSpend().isEmpty()) {
            return new Verdict.Passed();
          }
          return conditions
              .minimumSpend()
              .in(q.basket().currency())
              .map(minimum -> reaches(minimum, eligible))
              .orElseGet(
                  () ->
                      new Verdict.Refused(
                          Reason.BELOW_MINIMUM_SPEND,
                          Map.of("minimum", conditions.minimumSpend().each())));
        });
  }

  private static Verdict reaches(Money minimum, long eligible) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("minimum", minimum);
    values.put("eligible", new Money(eligible, minimum.currency()));
    return unless(eligible < minimum.minor(), Reason.BELOW_MINIMUM_SPEND, values);
  }

  private static Verdict each(Question q, BiFunction<Conditions, Long, Verdict> check) {
    long eligible = q.eligible();
    return q.conditions().stream()
        .map(conditions -> check.apply(conditions, eligible))
        .filter(verdict -> !(verdict instanceof Verdict.Passed))
        .findFirst()
        .orElseGet(Verdict.Passed::new);
  }

  private static Verdict quantity(Question q) {
    long quantity = q.quantity();
    return q.conditions().stream()
        .map(Conditions::minimumQuantity)
        .filter(Objects::nonNull)
        .filter(minimum -> quantity < minimum)
        .max(Long::compareTo)
        .<Verdict>map(
            minimum ->
                new Verdict.Refused(
                    Reason.BELOW_MINIMUM_QUANTITY,
                    Map.of("minimum", minimum, "quantity", quantity)))
        .orElseGet(Verdict.Passed::new);
  }
}
