package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Checkout;
import dev.promirror.standins.emulator.billing.CodeRefused;
import dev.promirror.standins.emulator.billing.Discounts;
import dev.promirror.standins.emulator.billing.Holdings;
import dev.promirror.standins.emulator.billing.Member;
import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.objects.CheckoutSessions;
import dev.promirror.standins.emulator.objects.Route;
import dev.promirror.standins.emulator.objects.Routes;
import dev.promirror.standins.emulator.params.Form;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Origin;
import dev.promirror.standins.emulator.store.Work;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Acts as the member of a community, and as the owner who puts up an offer. */
final class Members {
  private final Engine engine;
  private final Routes routes;
  private final Templates templates;
  private final Checkout checkout;

  Members(Engine engine, Routes routes, Templates templates) {
    this.engine = engine;
    this.routes = routes;
    this.templates = templates;
    this.checkout = new Checkout(templates);
  }

  /** A purchase of one price, with a code or without, from the open page to the receipt. */
  ObjectNode buy(
      String platform,
      String account,
      Member member,
      String price,
      long quantity,
      @Nullable String code,
      boolean delayed) {
    var receipt =
        engine.change(
            platform,
            account,
            Origin.NONE,
            work -> {
              var row = work.need("prices", "price", price, "price");
              boolean recurring = row.path("type").asText().equals("recurring");
              var session =
                  call(
                      work,
                      "checkout_sessions.create",
                      Map.of(
                          "mode",
                          recurring ? "subscription" : "payment",
                          "line_items[0][price]",
                          price,
                          "line_items[0][quantity]",
                          String.valueOf(quantity),
                          "customer",
                          member.customer(work, templates),
                          "allow_promotion_codes",
                          "true",
                          "success_url",
                          "https://example.com/thanks"));
              return complete(work, session.path("id").asText(), member, code, delayed);
            });
    return unlessDeclined(receipt);
  }

  /** Completes a session someone else opened. */
  ObjectNode complete(
      String platform,
      String account,
      String session,
      Member member,
      @Nullable String code,
      boolean delayed) {
    return unlessDeclined(
        engine.change(
            platform,
            account,
            Origin.NONE,
            work -> complete(work, session, member, code, delayed)));
  }

  /** A decline is told only now: what it left behind is not undone. */
  private static ObjectNode unlessDeclined(ObjectNode receipt) {
    String reason = receipt.path("declined").textValue();
    if (reason != null) {
      throw new CardDeclined(reason, receipt.path("session").asText());
    }
    return receipt;
  }

  private ObjectNode complete(
      Work work, String id, Member member, @Nullable String code, boolean delayed) {
    work.need(CheckoutSessions.TABLE, "checkout.session", id, "session");
    var opened = work.edit(CheckoutSessions.TABLE, id);
    var session = checkout.complete(work, opened, member, blankless(code), delayed);
    var receipt = Json.object();
    receipt.set("session", session.get("id"));
    for (String name : new String[] {"invoice", "subscription", "customer", "payment_intent"}) {
      receipt.set(name, session.get(name));
    }
    receipt.set("currency", session.get("currency"));
    receipt.set("amount_total", session.get("amount_total"));
    receipt.set("amount_discount", session.at("/total_details/amount_discount"));
    receipt.set("success_url", session.get("success_url"));
    receipt.set("declined", session.get("_declined"));
    return receipt;
  }

  /** Gives a customer a coupon, as the owner does in Stripe's Dashboard. */
  ObjectNode giveDiscount(String platform, String account, String customer, String coupon) {
    return engine.change(
        platform,
        account,
        Origin.NONE,
        work -> {
          work.need("customers", "customer", customer, "customer");
          var discount =
              new Discounts(templates)
                  .make(work, work.need("coupons", "coupon", coupon, "coupon"), null);
          Holdings.give(work, customer, discount);
          return Renderer.render(work, discount);
        });
  }

  /** A product and its price. */
  ObjectNode offer(
      String platform,
      String account,
      String name,
      long amount,
      String currency,
      @Nullable String interval) {
    return engine.change(
        platform,
        account,
        Origin.NONE,
        work -> {
          var product = call(work, "products.create", Map.of("name", name));
          var form =
              new HashMap<>(
                  Map.of(
                      "product", product.path("id").asText(),
                      "unit_amount", String.valueOf(amount),
                      "currency", currency));
          if (interval != null) {
            form.put("recurring[interval]", interval);
          }
          var price = call(work, "prices.create", form);
          var offer = Json.object();
          offer.set("product", product.get("id"));
          return offer.set("price", price.get("id"));
        });
  }

  private ObjectNode call(Work work, String operation, Map<String, String> form) {
    Route route = Objects.requireNonNull(routes.named(operation));
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var params = new Params("", route.shape().read(Form.parse(body)));
    return route.handler().answer(work, params);
  }

  private static @Nullable String blankless(@Nullable String code) {
    return code == null || code.isBlank() ? null : code.strip();
  }

  /** How a refused code is answered. */
  static ObjectNode refused(CodeRefused refusal) {
    var body = Json.object();
    body.putObject("error")
        .put("type", "code_refused")
        .put("reason", refusal.reason())
        .put("message", refusal.explanation());
    return body;
  }
}
