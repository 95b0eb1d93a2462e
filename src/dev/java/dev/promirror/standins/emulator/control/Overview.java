package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.events.Deliveries;

/** The overview: the clock, each account with its offers and codes, recent deliveries. */
final class Overview {
  private static final int SHOWN = 20;

  private final Engine engine;
  private final Desk desk;
  private final Deliveries deliveries;

  Overview(Engine engine, Desk desk, Deliveries deliveries) {
    this.engine = engine;
    this.desk = desk;
    this.deliveries = deliveries;
  }

  String html(String notice) {
    var html = new StringBuilder();
    if (!notice.isEmpty()) {
      html.append("<p class=\"notice\">").append(Html.safe(notice)).append("</p>");
    }
    html.append(clock());
    var accounts = desk.accounts();
    for (String platform : desk.platforms()) {
      html.append("<h2>Platform <code>").append(Html.safe(platform)).append("</code></h2>");
      if (accounts.path(platform).isEmpty()) {
        html.append("<p class=\"quiet\">No connected accounts yet.</p>");
      }
      accounts.path(platform).forEach(account -> html.append(account(account)));
    }
    return html.append(deliveries()).toString();
  }

  private String clock() {
    var time = engine.time();
    if (time.path("follow").asBoolean()) {
      return "<section class=\"card\"><h1>%s</h1><p class=\"quiet\">%s</p></section>"
          .formatted(
              Html.safe(time.path("now").asText()), "The emulator's clock follows the wall clock.");
    }
    return """
        <section class="card clock">
        <div><h1>%s</h1><p class="quiet">The emulator's clock stands still.</p></div>
        <form method="post" action="/_control/ui/clock">
        <button name="advance" value="PT1H">+1 hour</button>
        <button name="advance" value="P1D">+1 day</button>
        <button name="advance" value="P31D">+31 days</button>
        <button name="advance" value="follow">Now, and follow</button>
        </form>
        </section>
        """
        .formatted(Html.safe(time.path("now").asText()));
  }

  private String account(JsonNode account) {
    String id = account.path("id").asText();
    var truth = desk.truth(id);
    boolean ready = account.path("charges_enabled").asBoolean();
    return """
        <section class="card">
        <div class="row"><h3><code>%s</code></h3><span class="badge %s">%s</span></div>
        <p class="quiet">%s, %s · sales: %s</p>
        %s
        <div class="columns"><div><h4>Codes</h4>%s</div><div><h4>Buy as a member</h4>%s</div></div>
        </section>
        """
        .formatted(
            Html.safe(id),
            ready ? "good" : "waiting",
            ready ? "ready" : "onboarding",
            Html.safe(account.path("country").asText()),
            Html.safe(account.path("email").asText("no email")),
            truth.path("sales").size(),
            OwnerForms.account(account, desk.reached(id)),
            codes(truth) + OwnerForms.coupon(id),
            buyForm(id, truth));
  }

  private static String codes(ObjectNode truth) {
    var rows = new StringBuilder();
    int from = Math.max(0, truth.path("promotion_codes").size() - SHOWN);
    for (int i = truth.path("promotion_codes").size() - 1; i >= from; i--) {
      var code = truth.path("promotion_codes").get(i);
      boolean active = code.path("active").asBoolean();
      rows.append(
          "<tr><td><code>%s</code></td><td>%s</td><td class=\"figure\">%s of %s</td><td>%s</td></tr>"
              .formatted(
                  Html.safe(code.path("code").asText()),
                  active ? "active" : "inactive",
                  code.path("times_redeemed").asText(),
                  code.path("max_redemptions").asText("∞"),
                  OwnerForms.code(truth.path("account").asText(), code)));
    }
    return rows.isEmpty() ? "<p class=\"quiet\">None.</p>" : "<table>" + rows + "</table>";
  }

  private static String buyForm(String id, ObjectNode truth) {
    var options = new StringBuilder();
    var names = truth.objectNode();
    truth.path("products").forEach(p -> names.set(p.path("id").asText(), p.get("name")));
    for (var price : truth.path("prices")) {
      String interval = price.at("/recurring/interval").asText("");
      options.append(
          "<option value=\"%s\">%s, %s %s</option>"
              .formatted(
                  Html.safe(price.path("id").asText()),
                  Html.safe(names.path(price.path("product").asText()).asText()),
                  Html.money(price.path("unit_amount").asLong(), price.path("currency").asText()),
                  Html.safe(interval.isEmpty() ? "once" : "per " + interval)));
    }
    if (options.isEmpty()) {
      return "<p class=\"quiet\">No offers yet.</p>";
    }
    return """
        <form method="post" action="/_control/ui/buy">
        <input type="hidden" name="account" value="%s">
        <label>Offer <select name="price">%s</select></label>
        <label>Code <input name="code" autocomplete="off"></label>
        <label>Email <input name="email" value="member@example.com"></label>
        <label>Name <input name="name" value="Mia Member"></label>
        <button>Buy</button>
        </form>
        """
        .formatted(Html.safe(id), options);
  }

  private String deliveries() {
    var report = deliveries.report();
    var rows = new StringBuilder();
    for (int i = 0; i < Math.min(SHOWN, report.path("recent").size()); i++) {
      var entry = report.path("recent").get(i);
      rows.append(
          "<tr><td>%s</td><td><code>%s</code></td><td>%s</td><td class=\"figure\">%s</td></tr>"
              .formatted(
                  Html.safe(entry.path("type").asText()),
                  Html.safe(entry.path("account").asText()),
                  Html.safe(entry.path("url").asText()),
                  Html.safe(entry.path("outcome").asText())));
    }
    return "<h2>Deliveries</h2><section class=\"card\"><p class=\"quiet\">%s waiting, %s given up%s</p><table>%s</table></section>"
        .formatted(
            report.path("pending").asText(),
            report.path("given_up").asText(),
            report.path("paused").asBoolean() ? ", held back" : "",
            rows);
  }
}
