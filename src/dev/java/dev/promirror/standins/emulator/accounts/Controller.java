package dev.promirror.standins.emulator.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.store.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who answers for an account: fees, losses, requirements, and the dashboard its owner has. */
public final class Controller {
  private static final Set<String> PLATFORM_PAYS =
      Set.of("application", "application_custom", "application_express");

  private Controller() {}

  /** The controller a v1 call asks for, by its properties or the older {@code type}. */
  public static ObjectNode of(Params params) {
    String type = params.text("type");
    var given = params.values().path("controller");
    if (type != null && !given.isMissingNode()) {
      throw StripeRefusal.invalid(
          "type", "You may only specify one of these parameters: type, controller.");
    }
    if (type != null) {
      return ofType(type);
    }
    return of(
        given.at("/fees/payer").asText("account"),
        given.at("/losses/payments").asText("stripe"),
        given.path("requirement_collection").asText("stripe"),
        given.at("/stripe_dashboard/type").asText("full"));
  }

  /** The {@code type} an account shows that was opened with these parameters. */
  public static String type(Params params) {
    return params.text("type", params.has("controller") ? "none" : "standard");
  }

  private static ObjectNode ofType(String type) {
    return switch (type) {
      case "express" -> of("application_express", "application", "stripe", "express");
      case "custom" -> of("application_custom", "application", "application", "none");
      default -> of("account", "stripe", "stripe", "full");
    };
  }

  /**
   * The controller v2's responsibilities come to: the platform collects requirements where it
   * stands in for losses and the owner has no dashboard.
   */
  public static ObjectNode ofV2(JsonNode responsibilities, @Nullable String dashboard) {
    String fees = responsibilities.path("fees_collector").asText("stripe");
    String losses = responsibilities.path("losses_collector").asText("stripe");
    String access = dashboard == null ? "full" : dashboard;
    boolean ours = losses.equals("application") && access.equals("none");
    return of(
        fees.equals("stripe") ? "account" : fees, losses, ours ? "application" : "stripe", access);
  }

  private static ObjectNode of(String fees, String losses, String requirements, String dashboard) {
    boolean weStandIn = losses.equals("application");
    boolean wePay = PLATFORM_PAYS.contains(fees);
    if (dashboard.equals("express") && !(wePay && weStandIn)) {
      throw StripeRefusal.coded(
          "account_controller_express_dash_without_application_losses_or_fees",
          "controller",
          "When stripe_dashboard[type]=express, your platform must collect fees and be liable for"
              + " negative balances.");
    }
    if (weStandIn && !wePay) {
      throw StripeRefusal.coded(
          "account_controller_stripe_pricing_platform_liable",
          "controller",
          "When your platform is liable for negative balances, it must collect fees.");
    }
    if (requirements.equals("application") && !(weStandIn && dashboard.equals("none"))) {
      throw StripeRefusal.invalid(
          "controller[requirement_collection]",
          "Your platform can only collect requirements for accounts without a Stripe dashboard for"
              + " whose negative balances it is liable.");
    }
    var controller = Json.object();
    controller.putObject("fees").put("payer", fees);
    controller.put("is_controller", true);
    controller.putObject("losses").put("payments", losses);
    controller.put("requirement_collection", requirements);
    controller.putObject("stripe_dashboard").put("type", dashboard);
    return controller.put("type", "application");
  }
}
