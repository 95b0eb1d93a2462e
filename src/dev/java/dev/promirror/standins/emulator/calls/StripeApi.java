package dev.promirror.standins.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.objects.Route;
import dev.promirror.standins.emulator.objects.Routes;
import dev.promirror.standins.emulator.params.Form;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Origin;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Answers Stripe's calls: who, fault, seen before, checked, done, remembered. */
public final class StripeApi {
  private static final System.Logger LOG = System.getLogger(StripeApi.class.getName());

  private final Callers callers;
  private final Engine engine;
  private final Routes routes;
  private final Faults faults;
  private final RequestCounts counts;
  private final AtomicLong requests = new AtomicLong();

  /** Platforms' names by their secret keys. */
  public StripeApi(
      Map<String, String> platformsByKey,
      Engine engine,
      Routes routes,
      Faults faults,
      RequestCounts counts) {
    this.callers = new Callers(platformsByKey, engine);
    this.engine = engine;
    this.routes = routes;
    this.faults = faults;
    this.counts = counts;
  }

  /** The answer to a call; {@code id} is the object its path names, or empty. */
  public Answer answer(String operation, String id, Incoming request) {
    String requestId = "req_%014d".formatted(requests.incrementAndGet());
    Answer answer;
    try {
      answer = identified(operation, id, request, requestId);
    } catch (StripeRefusal refusal) {
      answer = Answer.json(refusal.status(), refusal.body());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A call failed: " + operation, e);
      answer = broken("The emulator failed: " + e);
    }
    String version = request.header("Stripe-Version");
    return (version == null ? answer : answer.with("Stripe-Version", version))
        .with("Request-Id", requestId);
  }

  private Answer identified(String operation, String id, Incoming request, String requestId) {
    var caller = callers.identify(request);
    String path = id.isEmpty() ? request.path() : request.path().replace("/" + id, "/{id}");
    counts.count(request.method(), path, caller.scope());
    var fault = faults.take(request.method(), request.path(), caller.scope());
    var failure = fault == null ? null : StripeFailures.before(fault);
    if (failure != null) {
      return failure;
    }
    var route = routes.named(operation);
    if (route == null) {
      throw new StripeRefusal(
          404,
          "invalid_request_error",
          null,
          null,
          "Unrecognized request URL (%s: %s).".formatted(request.method(), request.path()));
    }
    var call = new Call(route, id, request, new Origin(requestId, key(request)));
    boolean failStored = fault != null && fault.kind() == Fault.Kind.ERROR_STORED;
    return StripeFailures.after(fault, call.run(caller, failStored));
  }

  private static @Nullable String key(Incoming request) {
    String key = request.method().equals("POST") ? request.header("Idempotency-Key") : null;
    if (key != null) {
      Idempotency.check(key);
    }
    return key;
  }

  static Answer broken(String message) {
    return Answer.json(500, new StripeRefusal(500, "api_error", null, null, message).body());
  }

  private final class Call {
    private final Route route;
    private final String id;
    private final String name;
    private final boolean reads;
    private final ObjectNode form;
    private final Origin origin;

    Call(Route route, String id, Incoming request, Origin origin) {
      this.route = route;
      this.id = id;
      this.name = request.method() + " " + request.path();
      this.reads = request.method().equals("GET");
      this.form = Form.parse(reads || request.body().isEmpty() ? request.query() : request.body());
      this.origin = origin;
    }

    Answer run(Caller caller, boolean failStored) {
      if (reads) {
        return engine.read(caller.platform(), caller.scope(), this::execute);
      }
      return engine.change(
          caller.platform(), caller.scope(), origin, work -> once(work, failStored));
    }

    private Answer once(Work work, boolean failStored) {
      String key = origin.idempotencyKey();
      if (key == null) {
        return execute(work);
      }
      return Idempotency.first(work, key, name, form)
          .orElseGet(
              () -> {
                var done = execute(work);
                var answer = failStored ? broken("An unknown error occurred") : done;
                Idempotency.keep(work, key, name, form, answer);
                return answer;
              });
    }

    private Answer execute(Work work) {
      var params = new Params(id, route.shape().read(form));
      try {
        return Answer.json(200, Json.write(route.handler().answer(work, params)));
      } catch (StripeRefusal refusal) {
        if (refusal.stays()) {
          return Answer.json(refusal.status(), refusal.body());
        }
        throw refusal;
      }
    }
  }
}
