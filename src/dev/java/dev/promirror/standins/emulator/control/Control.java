package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.CodeRefused;
import dev.promirror.standins.emulator.calls.Answer;
import dev.promirror.standins.emulator.calls.Incoming;
import dev.promirror.standins.emulator.calls.RequestCounts;
import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.events.Deliveries;
import dev.promirror.standins.emulator.objects.Routes;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Facts;
import dev.promirror.standins.emulator.store.Json;
import java.util.Collection;

/** Everything under {@code /_control}: its API in JSON, and its pages. */
public final class Control {
  private static final System.Logger LOG = System.getLogger(Control.class.getName());

  private final ControlApi api;
  private final ControlPages pages;

  /** {@code reset} gives a clean world. */
  public Control(
      Engine engine,
      Routes routes,
      Templates templates,
      Collection<String> platforms,
      Deliveries deliveries,
      Troubles troubles,
      Facts facts,
      RequestCounts counts,
      Runnable reset) {
    var desk = new Desk(engine, platforms, templates);
    var acts = new AccountActs(engine, desk, templates);
    var dashboard = new Dashboard(engine, desk, routes);
    var members = new Members(engine, routes, templates);
    var bank = new Bank(engine, desk, templates);
    this.api =
        new ControlApi(
            engine,
            desk,
            acts,
            dashboard,
            members,
            bank,
            deliveries,
            troubles,
            facts,
            counts,
            reset);
    this.pages =
        new ControlPages(engine, desk, new OwnerPages(acts, dashboard), members, deliveries);
  }

  /** The answer to a control call; never an exception. */
  public Answer answer(Incoming request) {
    try {
      var page = pages.answer(request);
      return page == null ? Answer.json(200, api.answer(request)) : page;
    } catch (ControlRefusal e) {
      return Answer.json(e.status(), error("control_error", String.valueOf(e.getMessage())));
    } catch (CodeRefused e) {
      return Answer.json(402, Members.refused(e));
    } catch (CardDeclined e) {
      return Answer.json(402, e.body());
    } catch (StripeRefusal e) {
      return Answer.json(e.status(), e.body());
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Answer.json(400, error("control_error", String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A control call failed: " + request.path(), e);
      return Answer.json(500, error("emulator_error", e.toString()));
    }
  }

  private static ObjectNode error(String type, String message) {
    var body = Json.object();
    body.putObject("error").put("type", type).put("message", message);
    return body;
  }
}
