package dev.promirror.standins.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.standins.emulator.store.Json;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How calls go wrong: faults, chance, rate limits and the relay's network. */
public final class FaultControl {
  private final ControlCalls control;

  FaultControl(ControlCalls control) {
    this.control = control;
  }

  /** Makes calls fail; kinds are those of the control API, such as {@code reply_lost}. */
  public void addFault(
      String kind,
      @Nullable String method,
      String pathPrefix,
      @Nullable String account,
      int times) {
    var body = Json.object().put("kind", kind).put("method", method).put("path", pathPrefix);
    control.call("POST", "/faults", body.put("account", account).put("times", times));
  }

  /** Makes one call be done at once, but answered only after some seconds. */
  public void addDelay(String method, String pathPrefix, @Nullable String account, int seconds) {
    addDelay("slow", method, pathPrefix, account, seconds);
  }

  /** Makes one call slow in some way: {@code slow}, {@code slow_work} or {@code drip}. */
  public void addDelay(
      String kind, String method, String pathPrefix, @Nullable String account, int seconds) {
    var body = Json.object().put("kind", kind).put("method", method).put("path", pathPrefix);
    control.call("POST", "/faults", body.put("account", account).put("seconds", seconds));
  }

  /** Makes one call be refused by a limiter, for one of Stripe's reasons. */
  public void addRateLimit(
      String reason, @Nullable String method, String pathPrefix, @Nullable String account) {
    var body = Json.object().put("kind", "rate_limited").put("reason", reason);
    control.call(
        "POST",
        "/faults",
        body.put("method", method).put("path", pathPrefix).put("account", account));
  }

  /** Forgets all faults to come. */
  public void clearFaults() {
    control.call("DELETE", "/faults", null);
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
    control.call("POST", "/faults/random", body);
  }

  /**
   * Makes all calls be answered only after some time, as over a long way.
   *
   * @param account the account whose calls are met, or null for all
   */
  public void answerLate(Duration time, @Nullable String account) {
    var body = Json.object().put("seed", 1).put("percent", 100).put("account", account);
    body.putArray("kinds").add("slow");
    control.call("POST", "/faults/random", body.put("seconds", time.toMillis() / 1000.0));
  }

  /** What chance has done: its seed, the calls it met and the faults it made. */
  public JsonNode randomFaults() {
    return control.call("GET", "/faults/random", null);
  }

  /** Leaves nothing to chance any more. */
  public void clearRandomFaults() {
    control.call("DELETE", "/faults/random", null);
  }

  /** Limits calls as Stripe does in a mode: {@code live} or {@code sandbox}. */
  public void limitRates(String mode) {
    control.call("POST", "/rate-limits", Json.object().put("mode", mode));
  }

  /** Limits calls to so many a second. */
  public void limitRates(int global, int endpoint, int accountCreation) {
    var body = Json.object().put("global", global).put("endpoint", endpoint);
    control.call("POST", "/rate-limits", body.put("account_creation", accountCreation));
  }

  /** The rates in force and how many calls they have refused. */
  public JsonNode rates() {
    return control.call("GET", "/rate-limits", null);
  }

  /** Lets any number of calls through. */
  public void unlimitRates() {
    control.call("DELETE", "/rate-limits", null);
  }

  /** Makes the relay's network fail until it is told otherwise. */
  public void trouble(String trouble) {
    control.call("POST", "/relay", Json.object().put("trouble", trouble));
  }

  /** Makes the relay's network fail for so many requests. */
  public void trouble(String trouble, int times) {
    control.call("POST", "/relay", Json.object().put("trouble", trouble).put("times", times));
  }

  /** Makes the relay's network fail for some time, of whole seconds. */
  public void trouble(String trouble, Duration lasting) {
    var body = Json.object().put("trouble", trouble).put("seconds", lasting.toSeconds());
    control.call("POST", "/relay", body);
  }

  /** The relay's port, its trouble, and how many requests each trouble has met. */
  public JsonNode relay() {
    return control.call("GET", "/relay", null);
  }

  /** Ends the relay's trouble. */
  public void endTrouble() {
    control.call("DELETE", "/relay", null);
  }
}
