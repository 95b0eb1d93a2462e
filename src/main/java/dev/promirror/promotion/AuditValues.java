package dev.promirror.promotion;

import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import dev.promirror.promotion.terms.Audience;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Scope;
import dev.promirror.promotion.terms.Start;
import dev.promirror.promotion.terms.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the audit keeps of coupons and promo codes, by the names the API has for it. */
final class AuditValues {

  private final Map<String, Object> values = new LinkedHashMap<>();

  private AuditValues() {}

  static Map<String, Object> of(Coupon coupon) {
    CouponTerms terms = coupon.terms();
    AuditValues kept = new AuditValues();
    kept.put("name", terms.name());
    kept.put("metadata", terms.metadata().isEmpty() ? null : terms.metadata());
    kept.benefit(terms.benefit());
    kept.scope(terms.scope());
    kept.duration(terms.duration());
    kept.start(terms.starts());
    kept.conditions(terms.conditions());
    kept.put("limit", terms.limit());
    kept.end("redeemBy", terms.redeemBy());
    kept.put("refundGivesUseBack", terms.refundGivesUseBack() ? true : null);
    kept.put("acknowledged", terms.acknowledged().isEmpty() ? null : terms.acknowledged());
    kept.put("archived", coupon.isArchived());
    return kept.values;
  }

  static Map<String, Object> of(PromoCode code) {
    PromoCodeTerms terms = code.terms();
    AuditValues kept = new AuditValues();
    kept.put("coupon", terms.steps().getFirst().coupon());
    kept.put("limit", terms.steps().getFirst().uses());
    kept.put("then", terms.steps().size() == 1 ? null : then(terms));
    kept.put("code", terms.code().text());
    kept.put("casePolicy", terms.casePolicy().name());
    kept.put("name", terms.name());
    kept.put("channel", terms.channel());
    kept.put("door", terms.door().name());
    kept.put("draft", terms.draft());
    kept.put("active", terms.active());
    kept.start(terms.starts());
    kept.end("expiresAt", terms.expires());
    kept.conditions(terms.conditions());
    kept.put("customer", terms.customer());
    kept.put("firstPurchaseOnly", terms.firstPurchaseOnly() ? true : null);
    kept.put("acknowledged", terms.acknowledged().isEmpty() ? null : terms.acknowledged());
    kept.put("archived", code.isArchived());
    return kept.values;
  }

  /** Those of some values that others don't have alike. */
  static Map<String, Object> without(Map<String, Object> some, Map<String, Object> others) {
    Map<String, Object> rest = new LinkedHashMap<>(some);
    rest.entrySet().removeIf(it -> Objects.equals(it.getValue(), others.get(it.getKey())));
    return rest;
  }

  private void put(String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, value);
    }
  }

  private void benefit(Benefit benefit) {
    switch (benefit) {
      case Benefit.PercentOff off -> put("percentOff", off.percent().value());
      case Benefit.AmountOff off -> {
        put("amountOff", money(off.amount()));
        put("currencyOptions", off.others().isEmpty() ? null : AmountsColumn.of(off.others()));
      }
      case Benefit.ExtraTrial trial -> put("extraTrialDays", trial.days());
    }
  }

  private void scope(Scope scope) {
    ScopeColumns columns = ScopeColumns.of(scope);
    put("scope", Map.of("kind", columns.kind().name(), "offers", columns.offers()));
  }

  private void duration(CouponDuration duration) {
    put("duration", duration.kind().name());
    switch (duration) {
      case CouponDuration.Months months -> put("durationInMonths", months.count());
      case CouponDuration.Periods periods -> put("durationInPeriods", periods.count());
      case CouponDuration.Until until ->
          put("durationUntil", until.last() + " " + until.zone().getId());
      case CouponDuration.Once once -> {}
      case CouponDuration.Forever forever -> {}
    }
  }

  private void conditions(Conditions held) {
    put("perCustomer", held.perCustomer());
    if (!(held.audience() instanceof Audience.Everyone)) {
      put("audience", held.audience().kind().name());
    }
    put("memberList", held.audience() instanceof Audience.Members it ? it.list() : null);
    Amounts spend = held.minimumSpend();
    put("minimumSpend", spend.isEmpty() ? null : AmountsColumn.of(spend));
    put("minimumQuantity", held.minimumQuantity());
    put("budget", held.budget() == null ? null : money(held.budget()));
  }

  /** What was said, not only the moment it means. */
  private void start(@Nullable Start start) {
    if (start != null) {
      put("startsAt", said(start.date(), start.time(), start.zone()));
    }
  }

  private void end(String name, @Nullable Deadline end) {
    if (end != null) {
      put(name, said(end.date(), end.time(), end.zone()));
    }
  }

  private static String said(Object date, @Nullable Object time, java.time.ZoneId zone) {
    return date + (time == null ? "" : " " + time) + " " + zone.getId();
  }

  private static Map<String, Object> money(Money money) {
    return Map.of("amount", money.minor(), "currency", money.currency().getCurrencyCode());
  }

  private static List<Map<String, Object>> then(PromoCodeTerms terms) {
    return terms.steps().stream().skip(1).map(AuditValues::step).toList();
  }

  private static Map<String, Object> step(Step step) {
    Long uses = step.uses();
    return uses == null
        ? Map.of("coupon", step.coupon())
        : Map.of("coupon", step.coupon(), "limit", uses);
  }
}
