package dev.promirror.standins.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.objects.Route;
import dev.promirror.standins.emulator.objects.Undone;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.standins.emulator.store.Json;
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
      var first =
          engine.read(
              caller.platform(),
              caller.scope(),
              work -> Idempotency.first(work, key, name(), form));
      return first.isPresent() ? first.get() : execute();
    } finally {
      keys.release(caller.scope(), key);
    }
  }

  private String name() {
    return request.method() + " " + request.path();
  }

  private Answer execute() {
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
      var answer = Answer.json(200, Json.write(seen.answer()));
      return engine.change(
          caller.platform(), caller.scope(), origin, work -> remembered(work, answer));
    }
  }

  /** A declined payment is an answer like any other: what it left behind stays. */
  private Answer done(Work work, Params params) {
    try {
      return Answer.json(200, Json.write(route.handler().answer(work, params)));
    } catch (StripeRefusal refusal) {
      if (refusal.stays()) {
        return Answer.json(refusal.status(), refusal.body());
      }
      throw refusal;
    }
  }

  /** v2 doesn't replay a failure: asked again, it says what was done. */
  private Answer remembered(Work work, Answer done) {
    var answer = StripeFailures.stored(fault, done);
    if (V2.is(request)) {
      var first = kept(work, done);
      return answer.equals(done) ? first : answer;
    }
    return kept(work, answer);
  }

  private Answer kept(Work work, Answer answer) {
    String key = origin.idempotencyKey();
    return key == null ? answer : Idempotency.keep(work, key, name(), form, answer);
  }

  /** What the refused call had done is undone by now; its answer is kept by a change of its own. */
  private Answer refused(StripeRefusal refusal) {
    var answer = Answer.json(refusal.status(), refusal.body());
    return engine.change(
        caller.platform(),
        caller.scope(),
        origin,
        work ->
            V2.is(request) || work.holds(Fact.REFUSAL_IS_NOT_KEPT) ? answer : kept(work, answer));
  }
}
