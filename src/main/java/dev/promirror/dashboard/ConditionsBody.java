package dev.promirror.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.promotion.terms.Audience;
import java.util.Locale;

/**
 * The conditions of a code or of its coupon as the API takes them. What a choice hides isn't said.
 *
 * @param typed the form
 * @param names of the fields they stand in
 */
record ConditionsBody(Typed typed, ConditionNames names) {

  void into(ObjectNode body) {
    String audience = typed.text(names.audience());
    body.put("audience", audience);
    if (audience.equals(Audience.Kind.MEMBERS.name()) && typed.on(names.memberList())) {
      body.put("memberList", typed.text(names.memberList()));
    }
    // New customers can use it once anyway.
    if (!audience.equals(Audience.Kind.NEW.name())) {
      number(body, "perCustomer", names.perCustomer());
    }
    number(body, "minimumQuantity", names.quantity());
    if (typed.on(names.budget())) {
      String currency = typed.part(names.budget(), "Currency");
      body.set("budget", TypedValues.money(typed.text(names.budget()), currency));
    }
    ArrayNode spend = JsonNodeFactory.instance.arrayNode();
    for (int row = 0; row < typed.texts(names.spend() + "Amount").size(); row++) {
      String amount = typed.row(names.spend(), "Amount", row);
      if (!amount.isEmpty()) {
        String currency = typed.row(names.spend(), "Currency", row).toUpperCase(Locale.ROOT);
        spend.add(TypedValues.money(amount, currency));
      }
    }
    if (!spend.isEmpty()) {
      body.set("minimumSpend", spend);
    }
  }

  private void number(ObjectNode body, String name, String field) {
    if (typed.on(field)) {
      body.set(name, TypedValues.whole(typed.text(field)));
    }
  }
}
