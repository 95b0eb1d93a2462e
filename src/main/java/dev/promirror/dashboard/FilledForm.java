package dev.promirror.dashboard;

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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form as it is before anybody types: empty for a new code, or what a coupon and code say. */
final class FilledForm {

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private FilledForm(String currency, ZoneId zone) {
    put("kind", "percent");
    put("currency", currency);
    put("budgetCurrency", currency);
    put("scope", "ALL");
    put("duration", CouponDuration.Kind.ONCE.name());
    put("door", "EVERYWHERE");
    put("casePolicy", "IGNORE_CASE");
    put("audience", Audience.Kind.EVERYONE.name());
    put("status", "active");
    put("spendCurrency", currency);
    Stream.of("starts", "ends", "couponEnds", "until")
        .forEach(it -> put(it + "Zone", zone.getId()));
  }

  /** A form nobody has typed into. */
  static Typed empty(String key, String currency, ZoneId zone) {
    FilledForm form = new FilledForm(currency, zone);
    form.put("key", key);
    return new Typed(form.values);
  }

  /** What both say now. */
  static Typed of(CouponTerms coupon, PromoCodeTerms code, String currency, ZoneId zone) {
    FilledForm form = new FilledForm(currency, zone);
    form.benefit(coupon.benefit());
    form.duration(coupon.duration());
    form.scope(coupon.scope());
    form.number("couponLimit", coupon.limit());
    form.deadline("couponEnds", coupon.redeemBy());
    form.flag("refund", coupon.refundGivesUseBack());
    form.code(code);
    form.values.put(
        "acknowledged",
        Stream.concat(coupon.acknowledged().stream(), code.acknowledged().stream())
            .distinct()
            .toList());
    return new Typed(form.values);
  }

  private void code(PromoCodeTerms code) {
    put("code", code.code().text());
    put("name", code.name().equals(code.code().text()) ? "" : code.name());
    put("casePolicy", code.casePolicy().name());
    put("channel", code.channel() == null ? "" : code.channel());
    put("door", code.door().name());
    put("customer", code.customer() == null ? "" : code.customer());
    flag("first", code.firstPurchaseOnly());
    put("status", code.draft() ? "draft" : code.active() ? "active" : "paused");
    number("limit", code.steps().getFirst().uses());
    Start start = code.starts();
    if (start != null) {
      moment("starts", start.date(), start.time(), start.zone());
    }
    deadline("ends", code.expires());
    conditions(code.conditions());
  }

  private void conditions(Conditions held) {
    number("perCustomer", held.perCustomer());
    number("quantity", held.minimumQuantity());
    put("audience", held.audience().kind().name());
    if (held.audience() instanceof Audience.Members members) {
      put("memberList", members.list());
    }
    if (!held.minimumSpend().isEmpty()) {
      rows("spend", held.minimumSpend().each());
    }
    Money budget = held.budget();
    if (budget != null) {
      put("budget", budget.major().toPlainString());
      put("budgetCurrency", budget.currency().getCurrencyCode());
    }
  }

  private void benefit(Benefit benefit) {
    switch (benefit) {
      case Benefit.PercentOff off -> put("percent", off.percent().toString());
      case Benefit.AmountOff off -> {
        put("kind", "amount");
        put("amount", off.amount().major().toPlainString());
        put("currency", off.amount().currency().getCurrencyCode());
        rows("option", off.others().each());
      }
      case Benefit.ExtraTrial trial -> {
        put("kind", "trial");
        put("trialDays", Integer.toString(trial.days()));
      }
    }
  }

  private void duration(CouponDuration duration) {
    put("duration", duration.kind().name());
    switch (duration) {
      case CouponDuration.Months months -> put("months", Integer.toString(months.count()));
      case CouponDuration.Periods periods -> put("periods", Integer.toString(periods.count()));
      case CouponDuration.Until until -> moment("until", until.last(), null, until.zone());
      case CouponDuration.Once once -> {}
      case CouponDuration.Forever forever -> {}
    }
  }

  private void scope(Scope scope) {
    switch (scope) {
      case Scope.All all -> put("scope", "ALL");
      case Scope.Only only -> put("scope", "ONLY");
      case Scope.Except except -> put("scope", "EXCEPT");
    }
    values.put("offers", List.copyOf(scope.named()));
  }

  private void deadline(String field, @Nullable Deadline deadline) {
    if (deadline != null) {
      moment(field, deadline.date(), deadline.time(), deadline.zone());
    }
  }

  private void moment(String field, LocalDate date, @Nullable LocalTime time, ZoneId zone) {
    put(field + "Date", date.toString());
    put(field + "Time", time == null ? "" : time.toString());
    put(field + "Zone", zone.getId());
  }

  private void rows(String field, List<Money> sums) {
    values.put(
        field + "Currency", sums.stream().map(it -> it.currency().getCurrencyCode()).toList());
    values.put(field + "Amount", sums.stream().map(it -> it.major().toPlainString()).toList());
  }

  private void number(String field, @Nullable Long number) {
    put(field, number == null ? "" : number.toString());
  }

  private void flag(String field, boolean on) {
    put(field, on ? "true" : "");
  }

  private void put(String field, String value) {
    values.put(field, List.of(value));
  }
}
