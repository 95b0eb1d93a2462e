package dev.promirror.standins.emulator.calls;

import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.objects.Routes;
import dev.promirror.standins.emulator.params.StripeRefusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Answers Stripe's calls: which, who, too many, fault, seen before, checked, done, remembered. */
public final class StripeApi {
  private static final System.Logger LOG = System.getLogger(StripeApi.class.getName());

  private static final int DIGITS = 14;

  private final Callers callers;
  private final Engine engine;
  private final Routes routes;
  private final Faults faults;
  private final RateLimits limits;
  private final RequestCounts counts;
  private final KeysInUse keys = new KeysInUse();
  private final AtomicLong requests = new AtomicLong();

  /** Platforms' names by their secret keys. */
  public StripeApi(
      Map<String, String> platformsByKey,
      Engine engine,
      Routes routes,
      Faults faults,
      RateLimits limits,
      RequestCounts counts) {
    this.callers = new Callers(platformsByKey, engine);
    this.engine = engine;
    this.routes = routes;
    this.faults = faults;
    this.limits = limits;
    this.counts = counts;
  }

  /** The answer to a call; {@code id} is the object its path names, or empty. */
  public Answer answer(String operation, String id, Incoming request) {
    String number = Long.toString(requests.incrementAndGet());
    String requestId = "req_" + "0".repeat(Math.max(0, DIGITS - number.length())) + number;
    Answer answer;
    try {
      answer = identified(operation, id, request, requestId);
    } catch (StripeRefusal refusal) {
      answer = StripeFailures.refused(refusal);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A call failed: " + operation, e);
      answer = StripeFailures.broken("The emulator failed: " + e);
    }
    return stamped(answer, request, requestId);
  }

  private Answer identified(String operation, String id, Incoming request, String requestId) {
    var route = routes.named(operation);
    if (route == null) {
      throw StripeFailures.unrecognized(request);
    }
    var caller = callers.identify(request);
    String version = request.header("Stripe-Version");
    if (version != null) {
      Versions.check(version, engine.wall());
    }
    String path = id.isEmpty() ? request.path() : request.path().replace("/" + id, "/{id}");
    counts.count(request.method(), path, caller.scope());
    var reason = limits.refusal(caller, operation);
    if (reason != null) {
      return StripeFailures.limited(reason);
    }
    var fault = faults.take(request.method(), request.path(), caller.scope());
    if (fault != null && !fault.kind().done()) {
      return StripeFailures.before(fault, request);
    }
    var call = new Call(engine, keys, caller, route, id, request, requestId, fault);
    return StripeFailures.after(fault, call.answer());
  }

  /** The headers Stripe's answers have; a proxy's page has none of them. */
  private static Answer stamped(Answer answer, Incoming request, String requestId) {
    if (!answer.headers().containsValue("application/json")) {
      return answer;
    }
    var shaped =
        V2.is(request)
            ? V2.shaped(answer)
            : OAuthErrors.concern(request) ? OAuthErrors.shaped(answer) : answer;
    String version = request.header("Stripe-Version");
    String key = request.method().equals("POST") ? request.header("Idempotency-Key") : null;
    String account = request.header("Stripe-Account");
    var headers = new LinkedHashMap<String, String>();
    if (account != null) {
      headers.put("Stripe-Account", account);
    }
    if (key != null && !key.isBlank()) {
      headers.put("Idempotency-Key", key);
    }
    headers.put("Stripe-Version", version == null ? Versions.CURRENT : version);
    headers.put("Request-Id", requestId);
    return shaped.with(headers);
  }
}
