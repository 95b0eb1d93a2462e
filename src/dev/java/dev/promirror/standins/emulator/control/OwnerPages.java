package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;

/** What the forms of {@link OwnerForms} do; each returns what to tell the person. */
final class OwnerPages {
  private static final String DOCUMENT = "individual.verification.document";

  private final AccountActs acts;
  private final Dashboard dashboard;

  OwnerPages(AccountActs acts, Dashboard dashboard) {
    this.acts = acts;
    this.dashboard = dashboard;
  }

  String actOn(ObjectNode form) {
    var body = Json.object();
    String act = form.path("act").asText();
    if (act.equals("require")) {
      body.putArray("fields").add(DOCUMENT);
    }
    var account = acts.act(form.path("account").asText(), act, Json.write(body));
    return "Done: " + act + ", " + account.path("id").asText();
  }

  String makeCoupon(ObjectNode form) {
    String account = form.path("account").asText();
    var body = Json.object().put("name", form.path("name").asText());
    body.put("percent_off", form.path("percent_off").asText());
    String coupon = run(account, "coupons", "", body).path("id").asText();
    if (!form.path("code").asText().isBlank()) {
      var code = Json.object().put("code", form.path("code").asText());
      code.putObject("promotion").put("type", "coupon").put("coupon", coupon);
      run(account, "promotion-codes", "", code);
    }
    return "Made " + coupon;
  }

  String switchCode(ObjectNode form, boolean on) {
    var body = Json.object().put("active", on);
    var code =
        run(form.path("account").asText(), "promotion-codes", form.path("code").asText(), body);
    return code.path("code").asText() + (on ? " is active" : " is inactive");
  }

  private ObjectNode run(String account, String kind, String id, ObjectNode body) {
    return dashboard.act(account, "POST", kind, id, Json.write(body));
  }
}
