package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.render.Expansion;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.store.Work;

/**
 * One of Stripe's calls: what it takes and what it does.
 *
 * @param shape its parameters
 * @param handler answers with what is sent as it stands
 */
public record Route(Shape shape, Handler handler) {
  /** Does the work of a call. */
  @FunctionalInterface
  public interface Handler {
    /** The answer, or a {@code StripeRefusal}. */
    ObjectNode answer(Work work, Params params);
  }

  /** A call whose handler returns a row, shown with what the caller wants expanded. */
  static Route object(Shape shape, Handler handler) {
    return new Route(
        shape,
        (work, params) -> {
          var expansion = Expansion.of(params.texts("expand"));
          return Renderer.render(work, handler.answer(work, params), expansion);
        });
  }

  /** A call that reads one row. */
  static Route retrieve(String table, String noun) {
    return object(Shape.call(), (work, params) -> work.need(table, noun, params.id(), "id"));
  }
}
