package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Capabilities;
import dev.promirror.standins.emulator.render.Templates;
import org.jspecify.annotations.Nullable;

/** A capability of an account as an object of its own. */
record CapabilityShapes(Templates templates) {
  /** How a capability stands, asked for or not. */
  ObjectNode of(ObjectNode account, String name) {
    var shown = templates.of("capability");
    long asked = Capabilities.askedAt(account, name);
    shown.put("id", name).put("account", account.path("id").asText());
    shown.put("requested", asked > 0).put("status", Capabilities.status(account, name));
    if (asked > 0) {
      shown.put("requested_at", asked);
      var requirements = shown.putObject("requirements");
      requirements.setAll((ObjectNode) account.path("requirements"));
      requirements.put("disabled_reason", why(account));
    }
    return shown;
  }

  /** A capability has fewer words than an account for why it is off. */
  private static @Nullable String why(ObjectNode account) {
    String reason = account.at("/requirements/disabled_reason").textValue();
    if (reason == null || reason.equals("platform_paused")) {
      return reason;
    }
    return switch (reason) {
      case "requirements.past_due" ->
          account.path("details_submitted").asBoolean()
              ? "requirements.fields_needed"
              : "pending.onboarding";
      case "requirements.pending_verification", "under_review" -> "pending.review";
      default -> reason.startsWith("rejected.") ? "rejected.other" : "other";
    };
  }
}
