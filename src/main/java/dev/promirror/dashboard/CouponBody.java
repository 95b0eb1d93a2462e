package dev.promirror.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.platform.Lengths;
import dev.promirror.promotion.terms.CouponDuration;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/**
 * The coupon's part of the form as the API takes it. What a choice hides isn't said.
 *
 * @param typed the form
 */
record CouponBody(Typed typed) {

  /** What Stripe takes as a coupon's name; a code's own may be longer. */
  static final int MAX_NAME = 40;

  /**
   * @param name of the coupon
   * @param offers those chosen
   * @param known the rules that are acknowledged
   */
  ObjectNode json(String name, Collection<String> offers, Set<String> known) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("name", name);
    if (typed.on("couponId")) {
      body.put("id", typed.text("couponId"));
    }
    benefit(body);
    scope(body, offers);
    if (!typed.is("kind", "trial")) {
      duration(body);
    }
    if (typed.on("couponLimit")) {
      body.set("limit", TypedValues.whole(typed.text("couponLimit")));
    }
    CodeBody.moment(body, "startsAt", typed, "couponStarts");
    CodeBody.moment(body, "redeemBy", typed, "couponEnds");
    new ConditionsBody(typed, ConditionNames.COUPON).into(body.putObject("conditions"));
    body.put("refundGivesUseBack", typed.on("refund"));
    metadata(body);
    ArrayNode acknowledged = body.putArray("acknowledged");
    known.forEach(acknowledged::add);
    return body;
  }

  /** A name within what Stripe takes. */
  static String shortened(String name) {
    return Lengths.cut(name, MAX_NAME).strip();
  }

  private void metadata(ObjectNode body) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    MetadataRows.of(typed).forEach(row -> metadata.put(row.key(), row.value()));
    if (!metadata.isEmpty()) {
      body.set("metadata", metadata);
    }
  }

  private void benefit(ObjectNode body) {
    if (typed.is("kind", "trial")) {
      body.set("extraTrialDays", TypedValues.whole(typed.text("trialDays")));
    } else if (typed.is("kind", "amount")) {
      body.set("amountOff", TypedValues.money(typed.text("amount"), typed.text("currency")));
      ObjectNode others = JsonNodeFactory.instance.objectNode();
      for (int row = 0; row < typed.texts("optionAmount").size(); row++) {
        String amount = typed.row("optionAmount", row);
        String currency = typed.row("optionCurrency", row).toUpperCase(Locale.ROOT);
        if (!amount.isEmpty()) {
          // An object can't have a name twice; in another case it is refused by the rules.
          String name = others.has(currency) ? currency.toLowerCase(Locale.ROOT) : currency;
          others.set(name, TypedValues.minor(amount, currency));
        }
      }
      if (!others.isEmpty()) {
        body.set("currencyOptions", others);
      }
    } else if (typed.on("percent")) {
      body.set("percentOff", TypedValues.decimal(typed.text("percent")));
    }
  }

  private void scope(ObjectNode body, Collection<String> offers) {
    ObjectNode scope = body.putObject("scope");
    scope.put("kind", typed.text("scope"));
    if (!typed.is("scope", "ALL")) {
      ArrayNode named = scope.putArray("offers");
      offers.forEach(named::add);
    }
  }

  private void duration(ObjectNode body) {
    String kind = typed.text("duration");
    body.put("duration", kind);
    if (kind.equals(CouponDuration.Kind.REPEATING.name())) {
      body.set("durationInMonths", TypedValues.whole(typed.text("months")));
    } else if (kind.equals(CouponDuration.Kind.PERIODS.name())) {
      body.set("durationInPeriods", TypedValues.whole(typed.text("periods")));
    } else if (kind.equals(CouponDuration.Kind.UNTIL.name())) {
      ObjectNode until = body.putObject("durationUntil");
      until.put("date", typed.text("untilDate"));
      CodeBody.zone(until, typed, "until");
    }
  }
}
