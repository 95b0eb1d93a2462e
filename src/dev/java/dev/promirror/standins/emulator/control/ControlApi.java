package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Member;
import dev.promirror.standins.emulator.calls.Incoming;
import dev.promirror.standins.emulator.calls.RequestCounts;
import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.events.Deliveries;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.standins.emulator.store.Facts;
import dev.promirror.standins.emulator.store.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** The control API: one line per call. */
final class ControlApi {
  private final Engine engine;
  private final Desk desk;
  private final AccountActs acts;
  private final Dashboard dashboard;
  private final HookDesk hooks;
  private final Members members;
  private final Bank bank;
  private final Deliveries deliveries;
  private final Troubles troubles;
  private final Facts facts;
  private final RequestCounts counts;
  private final Runnable reset;

  ControlApi(
      Engine engine,
      Desk desk,
      AccountActs acts,
      Dashboard dashboard,
      Members members,
      Bank bank,
      Deliveries deliveries,
      Troubles troubles,
      Facts facts,
      RequestCounts counts,
      Runnable reset) {
    this.engine = engine;
    this.desk = desk;
    this.acts = acts;
    this.dashboard = dashboard;
    this.hooks = new HookDesk(engine, desk);
    this.members = members;
    this.bank = bank;
    this.deliveries = deliveries;
    this.troubles = troubles;
    this.facts = facts;
    this.counts = counts;
    this.reset = reset;
  }

  ObjectNode answer(Incoming request) {
    String[] path = request.path().substring(1).split("/", -1);
    String second = path.length > 2 ? path[2] : "";
    String call = request.method() + " " + (path.length > 1 ? path[1] : "");
    return switch (path.length > 3 ? call + " " + path[3] : call) {
      case "GET health" -> Json.object().put("status", "up");
      case "GET clock" -> engine.time();
      case "POST clock" -> moveClock(request.body());
      case "POST platforms webhook-endpoints" ->
          path.length > 4
              ? hooks.roll(second, path, request.body())
              : register(second, request.body());
      case "DELETE platforms webhook-endpoints" -> hooks.remove(second, path);
      case "GET accounts" -> desk.accounts();
      case "POST accounts complete-onboarding" -> desk.makeReady(second);
      case "POST accounts provide",
          "POST accounts require",
          "POST accounts disable",
          "POST accounts enable",
          "POST accounts deauthorise",
          "POST accounts reauthorise" ->
          acts.act(second, path[3], request.body());
      case "POST accounts dashboard", "DELETE accounts dashboard" ->
          dashboard.act(second, request.method(), path, request.body());
      case "POST platforms account-versions" -> allowAccounts(second, request.body());
      case "POST accounts purchases" -> purchase(second, request.body());
      case "POST accounts offers" -> offer(second, request.body());
      case "POST accounts customers" -> customerDiscount(second, path, request.body());
      case "POST accounts sessions" -> session(second, path, request.body());
      case "POST accounts failing-payments" ->
          bank.decline(second, Body.of(request.body(), "customer", "times", "reason"));
      case "POST accounts refunds" -> refund(second, path);
      case "GET accounts truth" -> desk.truth(second);
      case "GET deliveries" -> deliveries.report();
      case "POST deliveries" -> pause(second);
      case "POST events resend" -> hooks.resend(second, request.body());
      case "GET mischief" -> hooks.pranks();
      case "POST mischief" -> hooks.addPrank(request.body());
      case "DELETE mischief" -> hooks.forgetPranks();
      case "POST idempotency-keys" -> desk.pruneKeys();
      case "GET facts" -> listFacts();
      case "POST facts" -> takeFact(request.body());
      case "GET requests" -> counts.report();
      case "POST reset" -> reset();
      default -> troubles.answer(call, second, request.body());
    };
  }

  private ObjectNode moveClock(String text) {
    var body = Body.of(text, "now", "advance", "follow", "back");
    try {
      if (body.has("now")) {
        engine.moveTo(Instant.parse(body.needText("now")));
      } else if (body.has("advance")) {
        engine.moveTo(engine.now().plus(Duration.parse(body.needText("advance"))));
      } else if (body.has("back")) {
        engine.turnBackTo(Instant.parse(body.needText("back")));
      } else if (body.flag("follow", false)) {
        engine.follow();
      } else {
        throw ControlRefusal.malformed("Give 'now', 'advance', 'back' or 'follow': true.");
      }
    } catch (DateTimeException e) {
      throw ControlRefusal.malformed("Not a time: " + e.getMessage());
    }
    return engine.time();
  }

  private ObjectNode register(String platform, String text) {
    var body = Body.of(text, "url", "connect", "secret", "apiVersion");
    return desk.register(
        platform,
        body.needText("url"),
        body.flag("connect", false),
        body.text("secret"),
        body.text("apiVersion"));
  }

  private ObjectNode allowAccounts(String platform, String text) {
    var body = Body.of(text, "v1", "v2");
    return desk.allowAccounts(platform, body.flag("v1", true), body.flag("v2", true));
  }

  private ObjectNode purchase(String account, String text) {
    var body = Body.of(text, "price", "quantity", "code", "email", "name", "delayed");
    return members.buy(
        desk.platformOf(account),
        account,
        member(body),
        body.needText("price"),
        body.number("quantity", 1),
        body.text("code"),
        body.flag("delayed", false));
  }

  private ObjectNode session(String account, String[] path, String text) {
    return switch (path.length == 6 ? path[5] : "") {
      case "complete" -> {
        var body = Body.of(text, "code", "email", "name", "delayed");
        yield members.complete(
            desk.platformOf(account),
            account,
            path[4],
            member(body),
            body.text("code"),
            body.flag("delayed", false));
      }
      case "settle" -> bank.settle(account, path[4], Body.of(text, "paid").flag("paid", true));
      default -> throw new ControlRefusal(404, "A session can be told to complete or settle.");
    };
  }

  private ObjectNode refund(String account, String[] path) {
    if (path.length != 6 || !path[5].equals("fail")) {
      throw new ControlRefusal(404, "A refund can be told to fail: /refunds/{id}/fail.");
    }
    return bank.failRefund(account, path[4]);
  }

  private ObjectNode customerDiscount(String account, String[] path, String text) {
    if (path.length != 6 || !path[5].equals("discount")) {
      throw new ControlRefusal(
          404, "Customers are only given a discount: /customers/{id}/discount.");
    }
    String coupon = Body.of(text, "coupon").needText("coupon");
    return members.giveDiscount(desk.platformOf(account), account, path[4], coupon);
  }

  private static Member member(Body body) {
    String email = body.text("email");
    String name = body.text("name");
    return new Member(
        email == null ? "member@example.com" : email, name == null ? "Mia Member" : name);
  }

  private ObjectNode offer(String account, String text) {
    var body = Body.of(text, "name", "unit_amount", "currency", "interval");
    return members.offer(
        desk.platformOf(account),
        account,
        body.needText("name"),
        body.number("unit_amount", -1),
        body.needText("currency"),
        body.text("interval"));
  }

  private ObjectNode pause(String what) {
    if (!what.equals("pause") && !what.equals("resume")) {
      throw ControlRefusal.malformed("Deliveries can be told to 'pause' or 'resume'.");
    }
    deliveries.pause(what.equals("pause"));
    return deliveries.report();
  }

  private ObjectNode takeFact(String text) {
    var body = Body.of(text, "fact", "holds");
    String word = body.needText("fact");
    var fact =
        Arrays.stream(Fact.values())
            .filter(f -> word(f).equals(word))
            .findFirst()
            .orElseThrow(
                () -> ControlRefusal.malformed("There is no such 'fact'; GET lists them."));
    facts.take(fact, body.flag("holds", true));
    return listFacts();
  }

  private ObjectNode listFacts() {
    var report = Json.object();
    Arrays.stream(Fact.values()).forEach(fact -> report.put(word(fact), facts.hold(fact)));
    return report;
  }

  private static String word(Fact fact) {
    return fact.name().toLowerCase(Locale.ROOT);
  }

  private ObjectNode reset() {
    reset.run();
    return engine.time();
  }
}
