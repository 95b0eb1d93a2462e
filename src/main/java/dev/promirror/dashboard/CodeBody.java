package dev.promirror.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.promotion.terms.Audience;
import dev.promirror.promotion.terms.Step;
import java.util.List;
import java.util.Locale;

/**
 * The promo code's part of the form as the API takes it. What a choice hides isn't said.
 *
 * @param typed the form
 */
record CodeBody(Typed typed) {

  /**
   * @param coupon the id of its coupon
   * @param text what members type
   * @param then the steps after the first, which the form doesn't change
   */
  ObjectNode json(String coupon, String text, List<Step> then) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("coupon", coupon);
    body.put("code", text);
    body.put("casePolicy", typed.text("casePolicy"));
    body.put("door", typed.text("door"));
    text(body, "name", "name");
    text(body, "channel", "channel");
    text(body, "customer", "customer");
    body.put("draft", typed.is("status", "draft"));
    body.put("active", !typed.is("status", "paused"));
    number(body, "limit", "limit");
    then(body, then);
    moment(body, "startsAt", typed, "starts");
    moment(body, "expiresAt", typed, "ends");
    conditions(body.putObject("conditions"));
    body.put("firstPurchaseOnly", typed.on("first"));
    ArrayNode known = body.putArray("acknowledged");
    typed.texts("acknowledged").stream().distinct().forEach(known::add);
    return body;
  }

  private void conditions(ObjectNode body) {
    String audience = typed.text("audience");
    body.put("audience", audience);
    if (audience.equals(Audience.Kind.MEMBERS.name())) {
      text(body, "memberList", "memberList");
    }
    // New customers can use it once anyway.
    if (!audience.equals(Audience.Kind.NEW.name())) {
      number(body, "perCustomer", "perCustomer");
    }
    number(body, "minimumQuantity", "quantity");
    if (typed.on("budget")) {
      body.set("budget", TypedValues.money(typed.text("budget"), typed.text("budgetCurrency")));
    }
    ArrayNode spend = JsonNodeFactory.instance.arrayNode();
    for (int row = 0; row < typed.texts("spendAmount").size(); row++) {
      String amount = typed.row("spendAmount", row);
      if (!amount.isEmpty()) {
        String currency = typed.row("spendCurrency", row).toUpperCase(Locale.ROOT);
        spend.add(TypedValues.money(amount, currency));
      }
    }
    if (!spend.isEmpty()) {
      body.set("minimumSpend", spend);
    }
  }

  private static void then(ObjectNode body, List<Step> steps) {
    if (steps.isEmpty()) {
      return;
    }
    ArrayNode then = body.putArray("then");
    for (Step step : steps) {
      ObjectNode one = then.addObject().put("coupon", step.coupon());
      if (step.uses() != null) {
        one.put("limit", step.uses());
      }
    }
  }

  private void text(ObjectNode body, String name, String field) {
    if (typed.on(field)) {
      body.put(name, typed.text(field));
    }
  }

  private void number(ObjectNode body, String name, String field) {
    if (typed.on(field)) {
      body.set(name, TypedValues.whole(typed.text(field)));
    }
  }

  /** A date with perhaps a time, if any of them is typed. */
  static void moment(ObjectNode body, String name, Typed typed, String field) {
    if (!typed.on(field + "Date") && !typed.on(field + "Time")) {
      return;
    }
    ObjectNode moment = body.putObject(name);
    moment.put("date", typed.text(field + "Date"));
    if (typed.on(field + "Time")) {
      moment.put("time", typed.text(field + "Time"));
    }
    zone(moment, typed, field);
  }

  static void zone(ObjectNode body, Typed typed, String field) {
    if (typed.on(field + "Zone")) {
      body.put("zone", typed.text(field + "Zone"));
    }
  }
}
