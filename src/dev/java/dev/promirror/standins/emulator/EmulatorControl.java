package dev.promirror.standins.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.events.Prank;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.standins.emulator.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Client of a running emulator's control API. A refused call throws {@link ControlFailure}. */
public final class EmulatorControl implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  /** For the emulator at a base URL such as {@code http://127.0.0.1:12111}. */
  public EmulatorControl(String url) {
    this.url = url;
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

  /** Whether the emulator answers. */
  public boolean isUp() {
    try {
      return call("GET", "/health", null).path("status").asText().equals("up");
    } catch (UncheckedIOException | ControlFailure e) {
      return false;
    }
  }

  /** The emulator's time. */
  public Instant now() {
    return Instant.parse(call("GET", "/clock", null).path("now").asText());
  }

  /** Moves the clock to a time, doing what falls due on the way; never ahead of the wall clock. */
  public void moveClockTo(Instant time) {
    call("POST", "/clock", Json.object().put("now", time.toString()));
  }

  /** Moves the clock forward. */
  public void advanceClock(Duration by) {
    call("POST", "/clock", Json.object().put("advance", by.toString()));
  }

  /** Turns the clock back to stand at an earlier time; nothing that happened is undone. */
  public void turnClockBackTo(Instant time) {
    call("POST", "/clock", Json.object().put("back", time.toString()));
  }

  /** Lets the clock go with the wall clock from now on. */
  public void followWallClock() {
    call("POST", "/clock", Json.object().put("follow", true));
  }

  /**
   * Registers an address for a platform's events, or returns what it has already; the secret is the
   * given one, or made.
   *
   * @param connect whether for the connected accounts' events, else the platform's own
   * @return the signing secret
   */
  public String registerEndpoint(
      String platform,
      String address,
      boolean connect,
      @Nullable String secret,
      @Nullable String apiVersion) {
    var body = Json.object().put("url", address).put("connect", connect);
    body.put("secret", secret).put("apiVersion", apiVersion);
    return call("POST", "/platforms/" + platform + "/webhook-endpoints", body)
        .path("secret")
        .asText();
  }

  /** Answers all of Stripe's questions for an account: it becomes ready. */
  public void completeOnboarding(String account) {
    call("POST", "/accounts/" + account + "/complete-onboarding", Json.object());
  }

  /** The owner answers some of Stripe's questions; Stripe is satisfied, or reviews them first. */
  public void provide(String account, boolean review, String... fields) {
    call("POST", "/accounts/" + account + "/provide", fields(fields).put("review", review));
  }

  /**
   * Stripe asks for something, again or anew; with no deadline it is past due and the account
   * restricted, else only once the emulator's clock has reached it.
   */
  public void require(String account, @Nullable Instant deadline, String... fields) {
    var body = fields(fields).put("deadline", deadline == null ? null : deadline.toString());
    call("POST", "/accounts/" + account + "/require", body);
  }

  /** Stripe asks again for what it could not verify, by one of its error codes and in words. */
  public void reject(String account, String code, String reason, String... fields) {
    var body = fields(fields).put("code", code).put("reason", reason);
    call("POST", "/accounts/" + account + "/require", body);
  }

  /** Stripe stops an account, for one of its reasons such as {@code rejected.fraud}. */
  public void disable(String account, String reason) {
    call("POST", "/accounts/" + account + "/disable", Json.object().put("reason", reason));
  }

  /** Stripe lets a stopped account go on. */
  public void enable(String account) {
    call("POST", "/accounts/" + account + "/enable", Json.object());
  }

  /** The owner takes the platform's access away. */
  public void deauthorise(String account) {
    call("POST", "/accounts/" + account + "/deauthorise", Json.object());
  }

  /** The owner gives the platform access again. */
  public void reauthorise(String account) {
    call("POST", "/accounts/" + account + "/reauthorise", Json.object());
  }

  /** Switches each of Stripe's ways to open accounts on or off for a platform. */
  public void allowAccounts(String platform, boolean v1, boolean v2) {
    var body = Json.object().put("v1", v1).put("v2", v2);
    call("POST", "/platforms/" + platform + "/account-versions", body);
  }

  /** The owner makes a coupon in the Stripe Dashboard; the body is Stripe's parameters as JSON. */
  public JsonNode makeCoupon(String account, ObjectNode params) {
    return call("POST", "/accounts/" + account + "/dashboard/coupons", params);
  }

  /** The owner changes a coupon's name or metadata in the Stripe Dashboard. */
  public JsonNode changeCoupon(String account, String coupon, ObjectNode params) {
    return call("POST", "/accounts/" + account + "/dashboard/coupons/" + coupon, params);
  }

  /** The owner deletes a coupon in the Stripe Dashboard. */
  public void deleteCoupon(String account, String coupon) {
    call("DELETE", "/accounts/" + account + "/dashboard/coupons/" + coupon, null);
  }

  /** The owner makes a promotion code in the Stripe Dashboard. */
  public JsonNode makePromotionCode(String account, ObjectNode params) {
    return call("POST", "/accounts/" + account + "/dashboard/promotion-codes", params);
  }

  /** The owner switches a promotion code, or changes its metadata, in the Stripe Dashboard. */
  public JsonNode changePromotionCode(String account, String code, ObjectNode params) {
    return call("POST", "/accounts/" + account + "/dashboard/promotion-codes/" + code, params);
  }

  private static ObjectNode fields(String... fields) {
    var body = Json.object();
    List.of(fields).forEach(body.putArray("fields")::add);
    return body;
  }

  /** Puts up an offer; {@code interval} is null for a single payment, else month, year or week. */
  public Offer offer(
      String account, String name, long unitAmount, String currency, @Nullable String interval) {
    var body = Json.object().put("name", name).put("unit_amount", unitAmount);
    body.put("currency", currency).put("interval", interval);
    var made = call("POST", "/accounts/" + account + "/offers", body);
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
        call(
            "POST",
            "/accounts/" + account + "/purchases",
            body.put("email", email).put("name", name)));
  }

  /** Completes a checkout session opened by someone else. */
  public Receipt completeSession(
      String account, String session, @Nullable String code, String email, String name) {
    var body = Json.object().put("code", code).put("email", email).put("name", name);
    return receipt(
        call("POST", "/accounts/" + account + "/sessions/" + session + "/complete", body));
  }

  /** Gives a customer a coupon, as the owner does in Stripe's Dashboard. */
  public void giveDiscount(String account, String customer, String coupon) {
    var path = "/accounts/" + account + "/customers/" + customer + "/discount";
    call("POST", path, Json.object().put("coupon", coupon));
  }

  /**
   * Buys one as a member, paying in a way that takes days; {@link #settleSession} tells how it
   * ended.
   */
  public Receipt buyDelayed(
      String account, String price, @Nullable String code, String email, String name) {
    var body = Json.object().put("price", price).put("code", code).put("delayed", true);
    return receipt(
        call(
            "POST",
            "/accounts/" + account + "/purchases",
            body.put("email", email).put("name", name)));
  }

  /** Lets the delayed payment of a completed session arrive, or fail. */
  public void settleSession(String account, String session, boolean paid) {
    call(
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
    call("POST", "/accounts/" + account + "/failing-payments", body);
  }

  /** A refund that succeeded does not reach the member after all. */
  public void failRefund(String account, String refund) {
    call("POST", "/accounts/" + account + "/refunds/" + refund + "/fail", Json.object());
  }

  /** What an account really has: objects, sales, and what came off where. */
  public JsonNode truth(String account) {
    return call("GET", "/accounts/" + account + "/truth", null);
  }

  /** All accounts by platform. */
  public JsonNode accounts() {
    return call("GET", "/accounts", null);
  }

  /** Waiting deliveries and the last tries. */
  public JsonNode deliveries() {
    return call("GET", "/deliveries", null);
  }

  /** Holds deliveries back. */
  public void pauseDeliveries() {
    call("POST", "/deliveries/pause", Json.object());
  }

  /** Lets deliveries go again. */
  public void resumeDeliveries() {
    call("POST", "/deliveries/resume", Json.object());
  }

  /** Removes an endpoint; what is still on its way to it is not sent any more. */
  public void removeEndpoint(String platform, String endpoint) {
    call("DELETE", "/platforms/" + platform + "/webhook-endpoints/" + endpoint, null);
  }

  /**
   * Gives an endpoint another secret and returns it; for the overlap, by the wall clock, deliveries
   * are signed with both.
   */
  public String rollSecret(String platform, String endpoint, Duration overlap) {
    return call(
            "POST",
            "/platforms/" + platform + "/webhook-endpoints/" + endpoint + "/roll",
            Json.object().put("seconds", overlap.toSeconds()))
        .path("secret")
        .asText();
  }

  /** Delivers an event once more, to one endpoint or (null) to all that want it. */
  public void resend(String event, @Nullable String endpoint) {
    call("POST", "/events/" + event + "/resend", Json.object().put("endpoint", endpoint));
  }

  /** Makes the next deliveries that match go wrong. */
  public void addPrank(Prank prank) {
    call("POST", "/mischief", prank.json());
  }

  /** Makes the next delivery go wrong, whichever it is. */
  public void addPrank(Prank.Kind kind) {
    call("POST", "/mischief", Json.object().put("kind", kind.word()));
  }

  /** What mischief is to come, and how much was done. */
  public JsonNode mischief() {
    return call("GET", "/mischief", null);
  }

  /** Forgets all mischief to come; what it held back goes. */
  public void clearMischief() {
    call("DELETE", "/mischief", null);
  }

  /** Makes calls fail; kinds are those of the control API, such as {@code reply_lost}. */
  public void addFault(
      String kind,
      @Nullable String method,
      String pathPrefix,
      @Nullable String account,
      int times) {
    var body = Json.object().put("kind", kind).put("method", method).put("path", pathPrefix);
    call("POST", "/faults", body.put("account", account).put("times", times));
  }

  /** Makes one call be done at once, but answered only after some seconds. */
  public void addDelay(String method, String pathPrefix, @Nullable String account, int seconds) {
    addDelay("slow", method, pathPrefix, account, seconds);
  }

  /** Makes one call slow in some way: {@code slow}, {@code slow_work} or {@code drip}. */
  public void addDelay(
      String kind, String method, String pathPrefix, @Nullable String account, int seconds) {
    var body = Json.object().put("kind", kind).put("method", method).put("path", pathPrefix);
    call("POST", "/faults", body.put("account", account).put("seconds", seconds));
  }

  /** Makes one call be refused by a limiter, for one of Stripe's reasons. */
  public void addRateLimit(
      String reason, @Nullable String method, String pathPrefix, @Nullable String account) {
    var body = Json.object().put("kind", "rate_limited").put("reason", reason);
    call(
        "POST",
        "/faults",
        body.put("method", method).put("path", pathPrefix).put("account", account));
  }

  /** Forgets all faults to come. */
  public void clearFaults() {
    call("DELETE", "/faults", null);
  }

  /**
   * Lets some of all calls go wrong by chance, in one of these ways; the same seed and the same
   * calls give the same faults.
   *
   * @param percent of a hundred calls
   * @param account the account whose calls are met, or null for all
   */
  public void addRandomFaults(
      long seed, int percent, Collection<String> kinds, @Nullable String account) {
    var body = Json.object().put("seed", seed).put("percent", percent).put("account", account);
    var words = body.putArray("kinds");
    kinds.forEach(words::add);
    call("POST", "/faults/random", body);
  }

  /** What chance has done: its seed, the calls it met and the faults it made. */
  public JsonNode randomFaults() {
    return call("GET", "/faults/random", null);
  }

  /** Leaves nothing to chance any more. */
  public void clearRandomFaults() {
    call("DELETE", "/faults/random", null);
  }

  /** Limits calls as Stripe does in a mode: {@code live} or {@code sandbox}. */
  public void limitRates(String mode) {
    call("POST", "/rate-limits", Json.object().put("mode", mode));
  }

  /** Limits calls to so many a second. */
  public void limitRates(int global, int endpoint, int accountCreation) {
    var body = Json.object().put("global", global).put("endpoint", endpoint);
    call("POST", "/rate-limits", body.put("account_creation", accountCreation));
  }

  /** The rates in force and how many calls they have refused. */
  public JsonNode rates() {
    return call("GET", "/rate-limits", null);
  }

  /** Lets any number of calls through. */
  public void unlimitRates() {
    call("DELETE", "/rate-limits", null);
  }

  /** Makes the relay's network fail until it is told otherwise. */
  public void trouble(String trouble) {
    call("POST", "/relay", Json.object().put("trouble", trouble));
  }

  /** Makes the relay's network fail for so many requests. */
  public void trouble(String trouble, int times) {
    call("POST", "/relay", Json.object().put("trouble", trouble).put("times", times));
  }

  /** Makes the relay's network fail for some time, of whole seconds. */
  public void trouble(String trouble, Duration lasting) {
    var body = Json.object().put("trouble", trouble).put("seconds", lasting.toSeconds());
    call("POST", "/relay", body);
  }

  /** The relay's port, its trouble, and how many requests each trouble has met. */
  public JsonNode relay() {
    return call("GET", "/relay", null);
  }

  /** Ends the relay's trouble. */
  public void endTrouble() {
    call("DELETE", "/relay", null);
  }

  /** Takes an unverified fact about Stripe as it is said, or the other way. */
  public void take(Fact fact, boolean holds) {
    var body = Json.object().put("fact", fact.name().toLowerCase(Locale.ROOT));
    call("POST", "/facts", body.put("holds", holds));
  }

  /** Whether a fact is taken as it is said. */
  public boolean holds(Fact fact) {
    return call("GET", "/facts", null).path(fact.name().toLowerCase(Locale.ROOT)).asBoolean();
  }

  /** Forgets all idempotency keys, as Stripe does after a day. */
  public void pruneIdempotencyKeys() {
    call("POST", "/idempotency-keys/prune", Json.object());
  }

  /** How often each call was made since the start. */
  public JsonNode requests() {
    return call("GET", "/requests", null);
  }

  /** Gives a clean world. */
  public void reset() {
    call("POST", "/reset", Json.object());
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

  private ObjectNode call(String method, String path, @Nullable ObjectNode body) {
    var content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(Json.write(body));
    var request =
        HttpRequest.newBuilder(URI.create(url + "/_control" + path))
            .timeout(Duration.ofMinutes(2))
            .method(method, content)
            .build();
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 400) {
        throw new ControlFailure(response.statusCode(), response.body());
      }
      return Json.read(
          response.body(), () -> new ControlFailure(response.statusCode(), response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException("The emulator at " + url + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
