package dev.promirror.standins.emulator.control;

import dev.promirror.standins.emulator.billing.CodeRefused;
import dev.promirror.standins.emulator.billing.Member;
import dev.promirror.standins.emulator.calls.Answer;
import dev.promirror.standins.emulator.calls.Incoming;
import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.events.Deliveries;
import dev.promirror.standins.emulator.params.Form;
import dev.promirror.standins.emulator.params.StripeRefusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pages a person uses: overview, onboarding, checkout; each form posts and is sent back. */
final class ControlPages {
  private static final String HOME = "/_control";

  private final Engine engine;
  private final Desk desk;
  private final OwnerPages owner;
  private final Members members;
  private final Overview overview;

  ControlPages(Engine engine, Desk desk, OwnerPages owner, Members members, Deliveries deliveries) {
    this.engine = engine;
    this.desk = desk;
    this.owner = owner;
    this.members = members;
    this.overview = new Overview(engine, desk, deliveries);
  }

  /** A page, or null when the path is the API's. */
  @Nullable Answer answer(Incoming request) {
    String[] path = request.path().substring(1).split("/", -1);
    boolean post = request.method().equals("POST");
    if (path.length < 2 || path[1].isEmpty()) {
      String notice = Form.parse(request.query()).path("notice").asText();
      return Answer.html(Html.page("Stripe emulator", overview.html(notice)));
    }
    return switch (path[1] + " " + path.length) {
      case "onboarding 3" -> post ? onboard(path[2]) : onboarding(path[2]);
      case "checkout 4" -> post ? pay(request, path[2], path[3]) : checkout(path[2], path[3], "");
      case "ui 3" -> post ? act(request, path[2]) : Answer.redirect(HOME);
      default -> null;
    };
  }

  private Answer act(Incoming request, String what) {
    var form = Form.parse(request.body());
    return switch (what) {
      case "act" -> noticed(() -> owner.actOn(form));
      case "coupon" -> noticed(() -> owner.makeCoupon(form));
      case "code-on", "code-off" -> noticed(() -> owner.switchCode(form, what.equals("code-on")));
      case "clock" -> noticed(() -> moveClock(form.path("advance").asText()));
      case "buy" ->
          noticed(
              () -> {
                String account = form.path("account").asText();
                var receipt =
                    members.buy(
                        desk.platformOf(account),
                        account,
                        new Member(form.path("email").asText(), form.path("name").asText()),
                        form.path("price").asText(),
                        1,
                        form.path("code").asText(),
                        false);
                return "Bought for "
                    + Html.money(
                        receipt.path("amount_total").asLong(), receipt.path("currency").asText())
                    + ", discount "
                    + Html.money(
                        receipt.path("amount_discount").asLong(),
                        receipt.path("currency").asText());
              });
      default -> Answer.redirect(HOME);
    };
  }

  private String moveClock(String advance) {
    if (advance.equals("follow")) {
      engine.follow();
    } else {
      engine.moveTo(engine.now().plus(Duration.parse(advance)));
    }
    return "It is now " + engine.now();
  }

  private static Answer noticed(Supplier<String> action) {
    String notice;
    try {
      notice = action.get();
    } catch (CardDeclined
        | CodeRefused
        | ControlRefusal
        | StripeRefusal
        | IllegalArgumentException
        | DateTimeException e) {
      notice = "Refused: " + e.getMessage();
    }
    return Answer.redirect(HOME + "?notice=" + URLEncoder.encode(notice, StandardCharsets.UTF_8));
  }

  private Answer onboarding(String token) {
    var link = desk.onboarding(token);
    if (link != null && desk.isSpent(link) && link.hasNonNull("refresh_url")) {
      return Answer.redirect(link.path("refresh_url").asText());
    }
    if (link == null || desk.isSpent(link)) {
      return Answer.html(
          Html.page(
              "Link used",
              "<section class=\"card\"><h1>This link has been used</h1>"
                  + "<p>Ask for a new one.</p></section>"));
    }
    return Answer.html(
        Html.page(
            "Onboarding",
            """
            <section class="card narrow">
            <h1>Tell Stripe about your business</h1>
            <p>Account <code>%s</code>. Here all questions are answered by one button.</p>
            <form method="post"><button>Complete onboarding</button></form>
            </section>
            """
                .formatted(Html.safe(link.path("account").asText()))));
  }

  private Answer onboard(String token) {
    String back = desk.onboard(token);
    return Answer.redirect(back == null ? HOME : back);
  }

  private Answer checkout(String account, String session, String problem) {
    return Answer.html(
        Html.page(
            "Checkout",
            CheckoutPage.html(engine, desk.platformOf(account), account, session, problem)));
  }

  private Answer pay(Incoming request, String account, String session) {
    var form = Form.parse(request.body());
    try {
      var receipt =
          members.complete(
              desk.platformOf(account),
              account,
              session,
              new Member(form.path("email").asText(), form.path("name").asText()),
              form.path("code").asText(),
              false);
      return Answer.redirect(receipt.path("success_url").asText(HOME));
    } catch (CodeRefused refusal) {
      return checkout(account, session, refusal.explanation());
    } catch (CardDeclined declined) {
      return checkout(account, session, "Your card was declined.");
    } catch (StripeRefusal refusal) {
      return checkout(account, session, String.valueOf(refusal.getMessage()));
    }
  }
}
