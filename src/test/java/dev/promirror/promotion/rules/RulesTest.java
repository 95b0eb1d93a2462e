package dev.promirror.promotion.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.money.Amounts;
import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import dev.promirror.promotion.CouponFacts;
import dev.promirror.promotion.PromoCodeFacts;
import dev.promirror.promotion.preview.Basket;
import dev.promirror.promotion.preview.Line;
import dev.promirror.promotion.terms.Audience;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CasePolicy;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Door;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Scope;
import dev.promirror.promotion.terms.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each rule passes or refuses with its own reason and the values that made it. */
class RulesTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Member STRANGER = new Member(null, 0, 0, false, Set.of());

  /** A question every rule passes, changed in one thing by each test. */
  private static final class Asked {
    private String typed = "Sunny20";
    private CasePolicy casePolicy = CasePolicy.IGNORE_CASE;
    private Benefit benefit = new Benefit.PercentOff(new Percentage(BigDecimal.valueOf(20)));
    private Scope scope = new Scope.All();
    private Conditions ofCoupon = Conditions.NONE;
    private Conditions ofCode = Conditions.NONE;
    private @Nullable String customer;
    private boolean firstPurchaseOnly;
    private CouponFacts couponFacts = new CouponFacts(false, null, null, null, 0, false);
    private PromoCodeFacts facts = facts(false, false, true, null, null, null, 0, false);
    private @Nullable Member member = STRANGER;
    private boolean ready = true;
    private boolean replaced;
    private Set<String> paidOnce = Set.of();

    private PromoCodeFacts facts(
        boolean archived,
        boolean draft,
        boolean active,
        @Nullable Instant starts,
        @Nullable Instant ends,
        @Nullable Long limit,
        long uses,
        boolean spent) {
      return new PromoCodeFacts(
          archived, draft, active, starts, ends, limit, uses, spent, false, false, couponFacts);
    }

    Explanation explained() {
      CouponTerms plain = CouponTerms.of("Sale", benefit, new CouponDuration.Once());
      CouponTerms coupon =
          new CouponTerms(
              plain.name(),
              Map.of(),
              benefit,
              scope,
              plain.duration(),
              null,
              ofCoupon,
              null,
              null,
              false);
      PromoCodeTerms code =
          new PromoCodeTerms(
              new CodeText("Sunny20"),
              casePolicy,
              "Sunny",
              null,
              List.of(new Step("SALE", null)),
              Door.OUR_CHECKOUT,
              false,
              true,
              null,
              null,
              ofCode,
              customer,
              firstPurchaseOnly,
              Set.of());
      Basket basket =
          new Basket(
              Currencies.parse("EUR"),
              List.of(new Line("a", "offer-a", 2, 1000), new Line("b", "offer-b", 1, 500)));
      PromoCodeFacts its =
          new PromoCodeFacts(
              facts.archived(),
              facts.draft(),
              facts.active(),
              facts.starts(),
              facts.ends(),
              facts.limit(),
              facts.uses(),
              facts.budgetSpent(),
              facts.hasNextStep(),
              facts.textGone(),
              couponFacts);
      return Explanation.of(
          new Question(typed, code, coupon, its, basket, paidOnce, member, ready, replaced, NOW));
    }

    /** The one rule that refuses, and why. */
    void isRefusedBy(String rule, Reason reason, Map<String, Object> values) {
      List<Explanation.Answer> refusals =
          explained().answers().stream()
              .filter(answer -> answer.verdict() instanceof Verdict.Refused)
              .toList();
      assertEquals(List.of(rule), refusals.stream().map(answer -> answer.rule().name()).toList());
      assertEquals(new Verdict.Refused(reason, values), refusals.getFirst().verdict());
    }

    void isRefusedBy(String rule, Reason reason) {
      isRefusedBy(rule, reason, Map.of());
    }

    void passes() {
      assertEquals(Optional.empty(), explained().refusal());
      assertEquals(List.of(), explained().unchecked());
    }
  }

  private final Asked asked = new Asked();

  private static Conditions perCustomer(long uses) {
    return new Conditions(uses, new Audience.Everyone(), Amounts.NONE, null, null);
  }

  private static Conditions audience(Audience audience) {
    return new Conditions(null, audience, Amounts.NONE, null, null);
  }

  private static Conditions spend(Money... minimum) {
    return new Conditions(null, new Audience.Everyone(), new Amounts(List.of(minimum)), null, null);
  }

  @Test
  void withoutConditionsEverythingPasses() {
    asked.passes();
    assertEquals(
        Rules.IN_ORDER.size(),
        Rules.IN_ORDER.stream().map(Rule::name).collect(Collectors.toSet()).size());
  }

  @Test
  void caseMattersOnlyIfItIsSaidSo() {
    asked.typed = "SUNNY20";
    asked.passes();
    asked.casePolicy = CasePolicy.EXACT;
    asked.isRefusedBy("typed-as-written", Reason.WRONG_CASE);
    asked.typed = "Sunny20";
    asked.passes();
  }

  @Test
  void whatIsNotInUseIsRefused() {
    asked.facts = asked.facts(true, false, true, null, null, null, 0, false);
    asked.isRefusedBy("not-archived", Reason.ARCHIVED);
    asked.facts = asked.facts(false, true, true, null, null, null, 0, false);
    asked.isRefusedBy("published", Reason.NOT_PUBLISHED);
    asked.facts = asked.facts(false, false, false, null, null, null, 0, false);
    asked.isRefusedBy("not-paused", Reason.PAUSED);
  }

  @Test
  void theLaterStartAndTheEarlierEndAreTold() {
    Instant soon = NOW.plusSeconds(60);
    Instant later = NOW.plusSeconds(90);
    asked.facts = asked.facts(false, false, true, soon, null, null, 0, false);
    asked.couponFacts = new CouponFacts(false, later, null, null, 0, false);
    asked.isRefusedBy("has-started", Reason.NOT_STARTED, Map.of("startsAt", later));

    Instant long1 = NOW.minusSeconds(60);
    asked.facts = asked.facts(false, false, true, null, NOW, null, 0, false);
    asked.couponFacts = new CouponFacts(false, null, long1, null, 0, false);
    asked.isRefusedBy("has-not-ended", Reason.EXPIRED, Map.of("endedAt", long1));
  }

  @Test
  void aLimitOfTheCodeOrItsCouponEndsIt() {
    asked.facts = asked.facts(false, false, true, null, null, 20L, 20, false);
    asked.isRefusedBy("has-uses-left", Reason.EXHAUSTED, Map.of("limit", 20L, "uses", 20L));
    asked.facts = asked.facts(false, false, true, null, null, 20L, 19, false);
    asked.passes();
    asked.couponFacts = new CouponFacts(false, null, null, 30L, 31, false);
    asked.isRefusedBy("has-uses-left", Reason.EXHAUSTED, Map.of("couponLimit", 30L, "uses", 31L));
  }

  @Test
  void aSpentBudgetEndsIt() {
    Money budget = Money.of(5000, "EUR");
    asked.ofCode = new Conditions(null, new Audience.Everyone(), Amounts.NONE, null, budget);
    asked.facts = asked.facts(false, false, true, null, null, null, 3, true);
    asked.isRefusedBy("has-budget-left", Reason.BUDGET_SPENT, Map.of("budget", budget));
  }

  @Test
  void theAccountHasToBeReadyAndNothingUnderway() {
    asked.ready = false;
    asked.isRefusedBy("account-ready", Reason.ACCOUNT_NOT_READY);
    asked.ready = true;
    asked.replaced = true;
    asked.isRefusedBy("not-being-replaced", Reason.RETRY);
  }

  @Test
  void aCodeForOneCustomerIsForNobodyElse() {
    asked.customer = "cus_1";
    asked.member = new Member("cus_2", 0, 0, false, Set.of());
    asked.isRefusedBy("for-this-customer", Reason.OTHER_CUSTOMER);
    asked.member = new Member("cus_1", 0, 0, false, Set.of());
    asked.passes();
    asked.member = new Member(null, 0, 0, false, Set.of());
    assertTrue(asked.explained().refusal().isEmpty());
    assertEquals(
        List.of("for-this-customer"),
        asked.explained().unchecked().stream().map(Rule::name).toList());
  }

  @Test
  void eachAudienceHasItsOwnRefusal() {
    Member bought = new Member("cus_1", 0, 0, true, Set.of("members-1"));
    asked.ofCoupon = audience(new Audience.NewCustomers());
    asked.passes();
    asked.member = bought;
    asked.isRefusedBy("for-this-audience", Reason.NOT_A_NEW_CUSTOMER);
    asked.ofCoupon = audience(new Audience.ExistingCustomers());
    asked.passes();
    asked.member = STRANGER;
    asked.isRefusedBy("for-this-audience", Reason.NOT_AN_EXISTING_CUSTOMER);
    asked.ofCoupon = Conditions.NONE;
    asked.ofCode = audience(new Audience.Members("members-1"));
    asked.isRefusedBy("for-this-audience", Reason.NOT_ON_THE_LIST);
    asked.member = bought;
    asked.passes();
  }

  @Test
  void aFirstPurchaseIsTheFirst() {
    asked.firstPurchaseOnly = true;
    asked.passes();
    asked.member = new Member("cus_1", 0, 0, true, Set.of());
    asked.isRefusedBy("first-purchase", Reason.NOT_THE_FIRST_PURCHASE);
  }

  @Test
  void aMembersUsesAreCountedForTheCodeAndForTheCoupon() {
    asked.member = new Member("cus_1", 1, 2, true, Set.of());
    asked.ofCode = perCustomer(2);
    asked.passes();
    asked.ofCode = perCustomer(1);
    asked.isRefusedBy(
        "member-has-uses-left", Reason.PER_CUSTOMER_LIMIT, Map.of("limit", 1L, "uses", 1L));
    asked.ofCode = Conditions.NONE;
    asked.ofCoupon = perCustomer(2);
    asked.isRefusedBy(
        "member-has-uses-left", Reason.PER_CUSTOMER_LIMIT, Map.of("limit", 2L, "uses", 2L));
  }

  @Test
  void noUsesPerCustomerAreNoneForAnybody() {
    asked.member = null;
    asked.ofCode = perCustomer(0);
    asked.isRefusedBy(
        "member-has-uses-left", Reason.PER_CUSTOMER_LIMIT, Map.of("limit", 0L, "uses", 0L));
  }

  @Test
  void somethingInTheBasketHasToBeAmongItsOffers() {
    asked.scope = new Scope.Only(Set.of("offer-b", "offer-x"));
    asked.passes();
    asked.scope = new Scope.Only(Set.of());
    asked.isRefusedBy("for-these-offers", Reason.WRONG_OFFER);
    asked.scope = new Scope.Except(Set.of("offer-a", "offer-b"));
    asked.isRefusedBy("for-these-offers", Reason.WRONG_OFFER);
  }

  @Test
  void extraTrialDaysNeedSomethingThatCanBeTried() {
    asked.benefit = new Benefit.ExtraTrial(10);
    asked.paidOnce = Set.of("offer-a");
    asked.passes();
    asked.paidOnce = Set.of("offer-a", "offer-b");
    asked.isRefusedBy("for-these-offers", Reason.WRONG_OFFER);
    asked.benefit = new Benefit.PercentOff(new Percentage(BigDecimal.valueOf(20)));
    asked.passes();
  }

  @Test
  void aSumNeedsTheCurrencyOfTheBasket() {
    asked.benefit =
        new Benefit.AmountOff(Money.of(500, "USD"), new Amounts(List.of(Money.of(400, "EUR"))));
    asked.passes();
    asked.benefit = new Benefit.AmountOff(Money.of(500, "USD"));
    asked.isRefusedBy(
        "in-this-currency", Reason.WRONG_CURRENCY, Map.of("currencies", List.of("USD")));
  }

  @Test
  void theMinimumSpendIsOfTheOffersItIsFor() {
    asked.ofCoupon = spend(Money.of(2500, "EUR"));
    asked.passes();
    asked.scope = new Scope.Only(Set.of("offer-a"));
    asked.isRefusedBy(
        "minimum-spend",
        Reason.BELOW_MINIMUM_SPEND,
        Map.of("minimum", Money.of(2500, "EUR"), "eligible", Money.of(2000, "EUR")));
    asked.scope = new Scope.All();
    asked.ofCode = spend(Money.of(1, "USD"));
    asked.isRefusedBy(
        "minimum-spend",
        Reason.BELOW_MINIMUM_SPEND,
        Map.of("minimum", List.of(Money.of(1, "USD"))));
  }

  @Test
  void theMinimumQuantityIsTheHigherOfBoth() {
    asked.ofCoupon = new Conditions(null, new Audience.Everyone(), Amounts.NONE, 3L, null);
    asked.passes();
    asked.ofCode = new Conditions(null, new Audience.Everyone(), Amounts.NONE, 4L, null);
    asked.isRefusedBy(
        "minimum-quantity", Reason.BELOW_MINIMUM_QUANTITY, Map.of("minimum", 4L, "quantity", 3L));
  }

  @Test
  void rulesAboutPeopleWaitUntilSomebodyIsNamed() {
    asked.member = null;
    asked.customer = "cus_1";
    asked.firstPurchaseOnly = true;
    asked.ofCode = perCustomer(1);
    asked.ofCoupon = audience(new Audience.ExistingCustomers());
    assertTrue(asked.explained().refusal().isEmpty());
    assertEquals(
        List.of("for-this-customer", "for-this-audience", "first-purchase", "member-has-uses-left"),
        asked.explained().unchecked().stream().map(Rule::name).toList());
  }

  @Test
  void theFirstOfSeveralRefusalsIsTheReason() {
    asked.casePolicy = CasePolicy.EXACT;
    asked.typed = "sunny20";
    asked.ready = false;
    asked.scope = new Scope.Only(Set.of());
    assertEquals(Reason.WRONG_CASE, asked.explained().refusal().orElseThrow().reason());
  }

  @Test
  void spellingsOfOneMailboxAreOnePerson() {
    assertEquals("ana@example.com", Person.mailbox(" Ana+codes@Example.com"));
    assertEquals("a.na@example.com", Person.mailbox("a.na@example.com"));
    assertEquals("anabell@gmail.com", Person.mailbox("Ana.Bell+x@googlemail.com"));
    assertEquals("+x@example.com", Person.mailbox("+x@example.com"));
    assertEquals("nobody", Person.mailbox("nobody"));
  }
}
