package dev.promirror.standins.emulator.control;

import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.objects.CheckoutSessions;

/** What a member sees of a checkout session. */
final class CheckoutPage {
  private CheckoutPage() {}

  static String html(Engine engine, String platform, String account, String id, String problem) {
    var session =
        engine.read(
            platform,
            account,
            work -> work.need(CheckoutSessions.TABLE, "checkout.session", id, "id"));
    String currency = session.path("currency").asText();
    var lines = new StringBuilder();
    for (var line : session.path("~line_items").path("data")) {
      lines.append(
          "<tr><td>%s × %s</td><td class=\"figure\">%s</td></tr>"
              .formatted(
                  line.path("quantity").asText(),
                  Html.safe(line.path("description").asText()),
                  Html.money(line.path("amount_subtotal").asLong(), currency)));
    }
    String box =
        session.path("allow_promotion_codes").asBoolean()
            ? "<label>Promotion code <input name=\"code\" autocomplete=\"off\"></label>"
            : "";
    return """
        <section class="card narrow">
        <h1>Checkout</h1>
        <table>%s<tr><th>Total</th><th class="figure">%s</th></tr></table>
        <p class="notice">%s</p>
        <form method="post">
        <label>Email <input name="email" type="email" required value="member@example.com"></label>
        <label>Name <input name="name" required value="Mia Member"></label>
        %s
        <button>Pay</button>
        </form>
        </section>
        """
        .formatted(
            lines,
            Html.money(session.path("amount_total").asLong(), currency),
            Html.safe(problem),
            box);
  }
}
