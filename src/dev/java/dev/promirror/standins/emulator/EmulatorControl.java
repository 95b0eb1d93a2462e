package dev.promirror.standins.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.standins.emulator.store.Json;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Client of a running emulator's control API. A refused call throws {@link ControlFailure}. */
public final class EmulatorControl implements AutoCloseable {
  private final ControlCalls control;
  private final OwnerControl owner;
  private final HookControl hooks;
  private final FaultControl faults;

  /** For the emulator at a base URL such as {@code http://127.0.0.1:12111}. */
  public EmulatorControl(String url) {
    this.control = new ControlCalls(url);
    this.owner = new OwnerControl(control);
    this.hooks = new HookControl(control);
    this.faults = new FaultControl(control);
  }

  /**
   * What a purchase came to.
   *
   * @param invoice null in payment mode
   * @param subscription null in payment mode
   * @param amountTotal minor units
   * @param amountDiscount minor units
   */
  public record Receipt(
      String session,
      @Nullable String invoice,
      @Nullable String subscription,
      @Nullable String customer,
      long amountTotal,
      long amountDiscount) {}

  /** A product with one price. */
  public record Offer(String product, String price) {}

  /** What Stripe and the owners of accounts do to them. */
  public OwnerControl owner() {
    return owner;
  }

  /** Webhook endpoints and deliveries. */
  public HookControl hooks() {
    return hooks;
  }

  /** How calls go wrong. */
  public FaultControl faults() {
    return faults;
  }

  /** Whether the emulator answers. */
  public boolean isUp() {
    try {
      return control.call("GET", "/health", null).path("status").asText().equals("up");
    } catch (UncheckedIOException | ControlFailure e) {
      return false;
    }
  }

  /** The emulator's time. */
  public Instant now() {
    return Instant.parse(control.call("GET", "/clock", null).path("now").asText());
  }

  /** Moves the clock to a time, doing what falls due on the way; never ahead of the wall clock. */
  public void moveClockTo(Instant time) {
    control.call("POST", "/clock", Json.object().put("now", time.toString()));
  }

  /** Moves the clock forward. */
  public void advanceClock(Duration by) {
    control.call("POST", "/clock", Json.object().put("advance", by.toString()));
  }

  /** Turns the clock back to stand at an earlier time; nothing that happened is undone. */
  public void turnClockBackTo(Instant time) {
    control.call("POST", "/clock", Json.object().put("back", time.toString()));
  }

  /** Lets the clock go with the wall clock from now on. */
  public void followWallClock() {
    control.call("POST", "/clock", Json.object().put("follow", true));
  }

  /** Puts up an offer; {@code interval} is null for a single payment, else month, year or week. */
  public Offer offer(
      String account, String name, long unitAmount, String currency, @Nullable String interval) {
    var body = Json.object().put("name", name).put("unit_amount", unitAmount);
    body.put("currency", currency).put("interval", interval);
    var made = control.call("POST", "/accounts/" + account + "/offers", body);
    return new Offer(made.path("product").asText(), made.path("price").asText());
  }

  /** Buys one as a member, with a code or without. */
  public Receipt buy(
      String account, String price, @Nullable String code, String email, String name) {
    return buy(account, price, 1, code, email, name);
  }

  /** Buys as a member, with a code or without; a refused code is a failure with status 402. */
  public Receipt buy(
      String account,
      String price,
      long quantity,
      @Nullable String code,
      String email,
      String name) {
    var body = Json.object().put("price", price).put("quantity", quantity).put("code", code);
    return receipt(
        control.call(
            "POST",
            "/accounts/" + account + "/purchases",
            body.put("email", email).put("name", name)));
  }

  /** Completes a checkout session opened by someone else. */
  public Receipt completeSession(
      String account, String session, @Nullable String code, String email, String name) {
    var body = Json.object().put("code", code).put("email", email).put("name", name);
    return receipt(
        control.call("POST", "/accounts/" + account + "/sessions/" + session + "/complete", body));
  }

  /** Gives a customer a coupon, as the owner does in Stripe's Dashboard. */
  public void giveDiscount(String account, String customer, String coupon) {
    var path = "/accounts/" + account + "/customers/" + customer + "/discount";
    control.call("POST", path, Json.object().put("coupon", coupon));
  }

  /**
   * Buys one as a member, paying in a way that takes days; {@link #settleSession} tells how it
   * ended.
   */
  public Receipt buyDelayed(
      String account, String price, @Nullable String code, String email, String name) {
    var body = Json.object().put("price", price).put("code", code).put("delayed", true);
    return receipt(
        control.call(
            "POST",
            "/accounts/" + account + "/purchases",
            body.put("email", email).put("name", name)));
  }

  /** Lets the delayed payment of a completed session arrive, or fail. */
  public void settleSession(String account, String session, boolean paid) {
    control.call(
        "POST",
        "/accounts/" + account + "/sessions/" + session + "/settle",
        Json.object().put("paid", paid));
  }

  /**
   * Lets the next payments of a customer, or of anybody when null, be declined by the bank; 0 times
   * ends it. A member's declined purchase is a failure with status 402.
   */
  public void failPayments(String account, @Nullable String customer, int times) {
    var body = Json.object().put("customer", customer).put("times", times);
    control.call("POST", "/accounts/" + account + "/failing-payments", body);
  }

  /** A refund that succeeded does not reach the member after all. */
  public void failRefund(String account, String refund) {
    control.call("POST", "/accounts/" + account + "/refunds/" + refund + "/fail", Json.object());
  }

  /** What an account really has: objects, sales, and what came off where. */
  public JsonNode truth(String account) {
    return control.call("GET", "/accounts/" + account + "/truth", null);
  }

  /** All accounts by platform. */
  public JsonNode accounts() {
    return control.call("GET", "/accounts", null);
  }

  /** Takes an unverified fact about Stripe as it is said, or the other way. */
  public void take(Fact fact, boolean holds) {
    var body = Json.object().put("fact", fact.name().toLowerCase(Locale.ROOT));
    control.call("POST", "/facts", body.put("holds", holds));
  }

  /** Whether a fact is taken as it is said. */
  public boolean holds(Fact fact) {
    return control
        .call("GET", "/facts", null)
        .path(fact.name().toLowerCase(Locale.ROOT))
        .asBoolean();
  }

  /** Forgets all idempotency keys, as Stripe does after a day. */
  public void pruneIdempotencyKeys() {
    control.call("POST", "/idempotency-keys/prune", Json.object());
  }

  /** How often each call was made since the start. */
  public JsonNode requests() {
    return control.call("GET", "/requests", null);
  }

  /** Gives a clean world. */
  public void reset() {
    control.call("POST", "/reset", Json.object());
  }

  private static Receipt receipt(JsonNode json) {
    return new Receipt(
        json.path("session").asText(),
        json.path("invoice").textValue(),
        json.path("subscription").textValue(),
        json.path("customer").textValue(),
        json.path("amount_total").asLong(),
        json.path("amount_discount").asLong());
  }

  @Override
  public void close() {
    control.close();
  }
}
