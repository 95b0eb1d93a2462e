package dev.promirror.standins.emulator.accounts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The account as v2 shows it, out of the one row v1 shows too. What only v2 knows stands under
 * {@code _v2}; everything beyond the outline is null unless a call includes it.
 */
public final class CoreAccount {
  /** What only v2 knows of an account; one opened by v1 has none. */
  public static final String OWN = "_v2";

  /** Every part a call can include. */
  public static final List<String> PARTS =
      List.of(
          "configuration.customer",
          "configuration.merchant",
          "configuration.recipient",
          "defaults",
          "future_requirements",
          "identity",
          "requirements");

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private CoreAccount() {}

  /** A time as v2 writes it. */
  public static String time(long seconds) {
    return MILLIS.format(Instant.ofEpochSecond(seconds));
  }

  /** The account with these parts; {@code shown} is the template it starts from. */
  public static ObjectNode show(
      ObjectNode shown, ObjectNode account, Collection<String> parts, boolean closed) {
    var own = account.path(OWN);
    applied(account).forEach(shown.withArray("applied_configurations")::add);
    shown.put("closed", closed).put("created", time(account.path("created").asLong()));
    shown.set("id", account.get("id"));
    shown.set("contact_email", account.get("email"));
    shown.set("contact_phone", own.get("contact_phone"));
    shown.set("dashboard", account.path("controller").path("stripe_dashboard").get("type"));
    shown.set("display_name", own.get("display_name"));
    shown.set("metadata", account.get("metadata"));
    for (String part : parts) {
      switch (part) {
        case "defaults" -> shown.set(part, defaults(account));
        case "identity" -> shown.set(part, identity(account));
        case "requirements" -> shown.set(part, CoreRequirements.now(account));
        case "future_requirements" -> shown.set(part, CoreRequirements.later());
        default -> configuration(shown, account, part.substring(part.indexOf('.') + 1));
      }
    }
    return shown;
  }

  /** The roles the account has. */
  public static List<String> applied(ObjectNode account) {
    var own = account.path(OWN).path("applied");
    if (own instanceof ArrayNode given) {
      return given.valueStream().map(role -> role.asText()).toList();
    }
    return Capabilities.askedAt(account, "transfers") > 0
        ? List.of("merchant", "recipient")
        : List.of("merchant");
  }

  private static ObjectNode defaults(ObjectNode account) {
    var defaults = Json.object();
    defaults.set("currency", account.get("default_currency"));
    defaults.set("locales", account.path(OWN).get("locales"));
    var business = account.path("business_profile");
    var profile = defaults.putObject("profile");
    profile.set("business_url", business.get("url"));
    profile.set("doing_business_as", business.get("name"));
    profile.set("product_description", business.get("product_description"));
    var controller = account.path("controller");
    String payer = controller.at("/fees/payer").asText();
    defaults
        .putObject("responsibilities")
        .put("fees_collector", payer.equals("account") ? "stripe" : payer)
        .put("losses_collector", controller.at("/losses/payments").asText())
        .put("requirements_collector", controller.path("requirement_collection").asText());
    return defaults;
  }

  private static ObjectNode identity(ObjectNode account) {
    var identity = Json.object().putNull("attestations");
    var own = account.path(OWN).path("identity");
    identity.set("business_details", own.get("business_details"));
    identity.put("country", account.path("country").asText().toLowerCase(Locale.ROOT));
    identity.set("entity_type", account.get("business_type"));
    identity.set("individual", own.get("individual"));
    return identity;
  }

  private static void configuration(ObjectNode shown, ObjectNode account, String role) {
    var configurations =
        shown.get("configuration") instanceof ObjectNode there
            ? there
            : shown
                .putObject("configuration")
                .putNull("customer")
                .putNull("merchant")
                .putNull("recipient");
    if (!applied(account).contains(role)) {
      return;
    }
    var configuration = configurations.putObject(role).put("applied", true);
    var capabilities = configuration.putObject("capabilities");
    if (role.equals("merchant")) {
      configuration.set("mcc", account.path("business_profile").get("mcc"));
      Capabilities.OF_MERCHANTS.forEach(
          (name, inV1) -> {
            if (Capabilities.askedAt(account, inV1) > 0) {
              capabilities.set(name, capability(account, Capabilities.status(account, inV1)));
            }
          });
      capabilities.putObject("stripe_balance").set("payouts", payouts(account));
    } else {
      var balance = capabilities.putObject("stripe_balance");
      balance.set("payouts", payouts(account));
      if (Capabilities.askedAt(account, "transfers") > 0) {
        String status = Capabilities.status(account, "transfers");
        balance.set("stripe_transfers", capability(account, status));
      }
    }
  }

  private static ObjectNode payouts(ObjectNode account) {
    boolean enabled = account.path("payouts_enabled").asBoolean();
    return capability(account, enabled ? "active" : "inactive");
  }

  private static ObjectNode capability(ObjectNode account, String status) {
    var capability = Json.object().put("status", status.equals("inactive") ? "restricted" : status);
    var details = capability.putArray("status_details");
    if (!status.equals("active")) {
      String reason = account.at("/requirements/disabled_reason").asText();
      switch (reason) {
        case "requirements.past_due" -> detail(details, "requirements_past_due", "provide_info");
        case "requirements.pending_verification" ->
            detail(details, "requirements_pending_verification", "no_resolution");
        default -> detail(details, "restricted_other", "contact_stripe");
      }
    }
    return capability;
  }

  private static void detail(ArrayNode details, String code, String resolution) {
    details.addObject().put("code", code).put("resolution", resolution);
  }
}
