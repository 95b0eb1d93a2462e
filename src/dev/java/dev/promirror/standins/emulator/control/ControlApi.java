package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.calls.Incoming;
import dev.promirror.standins.emulator.calls.RequestCounts;
import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.events.Deliveries;
import dev.promirror.standins.emulator.events.Retries;
import dev.promirror.standins.emulator.store.Facts;
import dev.promirror.standins.emulator.store.Json;

/** The control API: one line per call. */
final class ControlApi {
  private final Engine engine;
  private final ClockDesk clock;
  private final Desk desk;
  private final AccountActs acts;
  private final Dashboard dashboard;
  private final HookDesk hooks;
  private final SaleDesk sales;
  private final Deliveries deliveries;
  private final Troubles troubles;
  private final FactDesk facts;
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
    this.clock = new ClockDesk(engine);
    this.desk = desk;
    this.acts = acts;
    this.dashboard = dashboard;
    this.hooks = new HookDesk(engine, desk);
    this.sales = new SaleDesk(desk, members, bank);
    this.deliveries = deliveries;
    this.troubles = troubles;
    this.facts = new FactDesk(facts);
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
      case "POST clock" -> clock.move(request.body());
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
      case "POST accounts purchases" -> sales.purchase(second, request.body());
      case "POST accounts offers" -> sales.offer(second, request.body());
      case "POST accounts customers" -> sales.customerDiscount(second, path, request.body());
      case "POST accounts sessions" -> sales.session(second, path, request.body());
      case "POST accounts failing-payments" -> sales.decline(second, request.body());
      case "POST accounts refunds" -> sales.refund(second, path);
      case "GET accounts truth" -> desk.truth(second);
      case "GET deliveries" -> deliveries.report();
      case "POST deliveries" -> deliveries(second, request.body());
      case "POST events resend" -> hooks.resend(second, request.body());
      case "GET mischief" -> hooks.pranks();
      case "POST mischief" -> hooks.addPrank(request.body());
      case "DELETE mischief" -> hooks.forgetPranks();
      case "POST idempotency-keys" -> desk.pruneKeys();
      case "GET facts" -> facts.list();
      case "POST facts" -> facts.take(request.body());
      case "GET requests" -> counts.report();
      case "POST reset" -> reset();
      default -> troubles.answer(call, second, request.body());
    };
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

  private ObjectNode deliveries(String what, String text) {
    switch (what) {
      case "pause", "resume" -> deliveries.pause(what.equals("pause"));
      case "retries" ->
          deliveries.retry(
              Retries.of(Body.of(text, "like").needText("like"))
                  .orElseThrow(() -> ControlRefusal.malformed("'like' is 'quick' or 'stripe'.")));
      default ->
          throw ControlRefusal.malformed(
              "Deliveries can be told to 'pause' or 'resume', or about 'retries'.");
    }
    return deliveries.report();
  }

  private ObjectNode reset() {
    reset.run();
    return engine.time();
  }
}
