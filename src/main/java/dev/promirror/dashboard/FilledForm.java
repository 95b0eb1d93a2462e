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
import dev.promirror.promotion.terms.Step;
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
    put("scope", "ALL");
    put("duration", CouponDuration.Kind.ONCE.name());
    put("door", "EVERYWHERE");
    put("casePolicy", "IGNORE_CASE");
    put("status", "active");
    for (ConditionNames names : List.of(ConditionNames.CODE, ConditionNames.COUPON)) {
      put(names.audience(), Audience.Kind.EVERYONE.name());
      put(names.budget() + "Currency", currency);
      put(names.spend() + "Currency", currency);
    }
    Stream.of("starts", "ends", "couponStarts", "couponEnds", "until")
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
    form.coupon(coupon);
    form.code(code);
    return new Typed(form.values);
  }

  private void coupon(CouponTerms coupon) {
    put("couponName", coupon.name());
    benefit(coupon.benefit());
    duration(coupon.duration());
    scope(coupon.scope());
    start("couponStarts", coupon.starts());
    deadline("couponEnds", coupon.redeemBy());
    number("couponLimit", coupon.limit());
    conditions(ConditionNames.COUPON, coupon.conditions());
    flag("refund", coupon.refundGivesUseBack());
    values.put(MetadataRows.KEY, List.copyOf(coupon.metadata().keySet()));
    values.put(MetadataRows.VALUE, List.copyOf(coupon.metadata().values()));
    values.put(Acks.COUPON, List.copyOf(coupon.acknowledged()));
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
    List<Step> then = code.steps().subList(1, code.steps().size());
    values.put("stepCoupon", then.stream().map(Step::coupon).toList());
    values.put(
        "stepUses", then.stream().map(it -> it.uses() == null ? "" : "" + it.uses()).toList());
    start("starts", code.starts());
    deadline("ends", code.expires());
    conditions(ConditionNames.CODE, code.conditions());
    values.put(Acks.CODE, List.copyOf(code.acknowledged()));
  }

  private void conditions(ConditionNames names, Conditions held) {
    number(names.perCustomer(), held.perCustomer());
    number(names.quantity(), held.minimumQuantity());
    put(names.audience(), held.audience().kind().name());
    if (held.audience() instanceof Audience.Members members) {
      put(names.memberList(), members.list());
    }
    if (!held.minimumSpend().isEmpty()) {
      rows(names.spend(), held.minimumSpend().each());
    }
    Money budget = held.budget();
    if (budget != null) {
      put(names.budget(), budget.major().toPlainString());
      put(names.budget() + "Currency", budget.currency().getCurrencyCode());
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

  private void start(String field, @Nullable Start start) {
    if (start != null) {
      moment(field, start.date(), start.time(), start.zone());
    }
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
