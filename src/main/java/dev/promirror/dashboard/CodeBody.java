package dev.promirror.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * The promo code's part of the form as the API takes it. What a choice hides isn't said.
 *
 * @param typed the form
 */
record CodeBody(Typed typed) {

  /**
   * @param coupon the id of its coupon
   * @param text what members type
   * @param known the rules that are acknowledged
   */
  ObjectNode json(String coupon, String text, Set<String> known) {
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
    then(body);
    moment(body, "startsAt", typed, "starts");
    moment(body, "expiresAt", typed, "ends");
    new ConditionsBody(typed, ConditionNames.CODE).into(body.putObject("conditions"));
    body.put("firstPurchaseOnly", typed.on("first"));
    ArrayNode acknowledged = body.putArray("acknowledged");
    known.forEach(acknowledged::add);
    return body;
  }

  private void then(ObjectNode body) {
    ArrayNode then = JsonNodeFactory.instance.arrayNode();
    int rows = Math.max(typed.texts("stepCoupon").size(), typed.texts("stepUses").size());
    for (int row = 0; row < rows; row++) {
      String coupon = typed.row("stepCoupon", row);
      String uses = typed.row("stepUses", row);
      if (!coupon.isEmpty() || !uses.isEmpty()) {
        ObjectNode step = then.addObject().put("coupon", coupon);
        if (!uses.isEmpty()) {
          step.set("limit", TypedValues.whole(uses));
        }
      }
    }
    if (!then.isEmpty()) {
      body.set("then", then);
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
