package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Checkout;
import dev.promirror.standins.emulator.billing.FailingCards;
import dev.promirror.standins.emulator.billing.Refunding;
import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.objects.CheckoutSessions;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Origin;
import dev.promirror.standins.emulator.store.Work;
import java.util.function.Function;

/** What banks do: decline cards, let payments arrive late or never, send refunds back. */
final class Bank {
  private final Engine engine;
  private final Desk desk;
  private final Checkout checkout;

  Bank(Engine engine, Desk desk, Templates templates) {
    this.engine = engine;
    this.desk = desk;
    this.checkout = new Checkout(templates);
  }

  /** Lets the next payments of a customer, or of anybody, be declined. */
  ObjectNode decline(String account, Body body) {
    long times = body.number("times", 1);
    String customer = body.text("customer");
    String given = body.text("reason");
    String reason = given == null ? "generic_decline" : given;
    if (times < 0 || times > 1_000_000) {
      throw ControlRefusal.malformed("'times' is 0 to 1000000.");
    }
    return change(
        account,
        work -> {
          if (customer != null) {
            work.need("customers", "customer", customer, "customer");
          }
          FailingCards.let(work, customer, times, reason);
          return Json.object().put("customer", customer).put("times", times).put("reason", reason);
        });
  }

  /** The delayed payment of a completed session arrives, or fails. */
  ObjectNode settle(String account, String session, boolean paid) {
    return change(
        account,
        work -> {
          work.need(CheckoutSessions.TABLE, "checkout.session", session, "session");
          return checkout.arrive(work, work.edit(CheckoutSessions.TABLE, session), paid);
        });
  }

  /** A refund that succeeded does not reach the member's card after all. */
  ObjectNode failRefund(String account, String refund) {
    return change(
        account,
        work -> {
          work.need(Refunding.REFUNDS, "refund", refund, "refund");
          return Refunding.fail(work, work.edit(Refunding.REFUNDS, refund));
        });
  }

  private ObjectNode change(String account, Function<Work, ObjectNode> change) {
    return engine.change(
        desk.platformOf(account),
        account,
        Origin.NONE,
        work -> Renderer.render(work, change.apply(work)));
  }
}
