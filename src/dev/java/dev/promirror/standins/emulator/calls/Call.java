package dev.promirror.standins.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.objects.Route;
import dev.promirror.standins.emulator.objects.Undone;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.standins.emulator.store.Origin;
import dev.promirror.standins.emulator.store.Work;
import org.jspecify.annotations.Nullable;

/** A call that may go on: once for each idempotency key, checked, done, remembered. */
final class Call {
  private final Engine engine;
  private final KeysInUse keys;
  private final Caller caller;
  private final Route route;
  private final String id;
  private final Incoming request;
  private final String requestId;
  private final ObjectNode form;
  private final Origin origin;
  private final @Nullable Fault fault;

  Call(
      Engine engine,
      KeysInUse keys,
      Caller caller,
      Route route,
      String id,
      Incoming request,
      String requestId,
      @Nullable Fault fault) {
    this.engine = engine;
    this.keys = keys;
    this.caller = caller;
    this.route = route;
    this.id = id;
    this.request = request;
    this.requestId = requestId;
    this.form = Reading.form(request);
    this.origin = new Origin(requestId, Reading.key(request));
    this.fault = fault;
  }

  Answer answer() {
    String key = origin.idempotencyKey();
    if (key == null) {
      return execute();
    }
    keys.hold(caller.scope(), key);
    try {
      // Nobody else works on this key now, so its row stands.
      var kept = engine.glance(caller.scope(), Idempotency.TABLE, key);
      return kept == null ? execute() : Idempotency.again(kept, key, name(), form);
    } finally {
      keys.release(caller.scope(), key);
    }
  }

  private String name() {
    return request.method() + " " + request.path();
  }

  private Answer execute() {
    return outcome().answer(requestId);
  }

  private Outcome outcome() {
    var params = new Params(id, route.shape().read(form));
    StripeFailures.during(fault);
    if (request.method().equals("GET")) {
      return engine.read(caller.platform(), caller.scope(), work -> done(work, params));
    }
    try {
      return engine.change(
          caller.platform(), caller.scope(), origin, work -> remembered(work, done(work, params)));
    } catch (StripeRefusal refusal) {
      return refused(refusal);
    } catch (Undone seen) {
      var outcome = Outcome.of(200, seen.answer());
      return engine.change(
          caller.platform(), caller.scope(), origin, work -> remembered(work, outcome));
    }
  }

  /** A declined payment is an answer like any other: what it left behind stays. */
  private Outcome done(Work work, Params params) {
    try {
      return Outcome.of(200, route.handler().answer(work, params));
    } catch (StripeRefusal refusal) {
      if (refusal.stays()) {
        return Outcome.of(refusal.status(), refusal.body());
      }
      throw refusal;
    }
  }

  /** v2 doesn't replay a failure: asked again, it says what was done. */
  private Outcome remembered(Work work, Outcome done) {
    var outcome = StripeFailures.stored(fault, done);
    if (V2.is(request)) {
      var first = kept(work, done);
      return outcome.equals(done) ? first : outcome;
    }
    return kept(work, outcome);
  }

  private Outcome kept(Work work, Outcome outcome) {
    String key = origin.idempotencyKey();
    return key == null ? outcome : Idempotency.keep(work, key, name(), form, outcome);
  }

  /** What the refused call had done is undone by now; its answer is kept by a change of its own. */
  private Outcome refused(StripeRefusal refusal) {
    var outcome = Outcome.of(refusal.status(), refusal.body());
    return engine.change(
        caller.platform(),
        caller.scope(),
        origin,
        work ->
            V2.is(request) || work.holds(Fact.REFUSAL_IS_NOT_KEPT) ? outcome : kept(work, outcome));
  }
}
