package dev.promirror.standins.emulator.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;

/** What is still wanted of an account, as v2 lists it: an entry for each, the strictest on top. */
final class CoreRequirements {
  private CoreRequirements() {}

  static ObjectNode now(ObjectNode account) {
    var wanted = account.path("requirements");
    var requirements = Json.object();
    var entries = requirements.putArray("entries");
    for (var field : wanted.path("eventually_due")) {
      entries.add(entry(account, field.asText(), status(wanted, field), "user"));
    }
    for (var field : wanted.path("pending_verification")) {
      entries.add(entry(account, field.asText(), "currently_due", "stripe"));
    }
    if (entries.isEmpty()) {
      return requirements.putNull("summary");
    }
    var deadline = requirements.putObject("summary").putObject("minimum_deadline");
    deadline.put("status", strictest(wanted));
    if (wanted.hasNonNull("current_deadline")) {
      deadline.put("time", CoreAccount.time(wanted.path("current_deadline").asLong()));
    } else {
      deadline.putNull("time");
    }
    return requirements;
  }

  /** Nothing is foreseen. */
  static ObjectNode later() {
    var requirements = Json.object();
    requirements.putArray("entries");
    return requirements.putNull("minimum_transition_date").putNull("summary");
  }

  private static ObjectNode entry(ObjectNode account, String field, String status, String awaited) {
    var entry = Json.object().put("awaiting_action_from", awaited).put("description", field);
    var errors = entry.putArray("errors");
    for (var error : account.at("/requirements/errors")) {
      if (error.path("requirement").asText().equals(field)) {
        var shown = errors.addObject();
        shown.set("code", error.get("code"));
        shown.set("description", error.get("reason"));
      }
    }
    var restricted = entry.putObject("impact").putArray("restricts_capabilities");
    Capabilities.OF_MERCHANTS.forEach(
        (name, inV1) -> {
          if (Capabilities.askedAt(account, inV1) > 0) {
            var impact = restricted.addObject();
            impact.put("capability", name).put("configuration", "merchant");
            impact.putObject("deadline").put("status", status);
          }
        });
    entry.putObject("minimum_deadline").put("status", status);
    entry.putNull("reference");
    entry.putArray("requested_reasons").addObject().put("code", "routine_onboarding");
    return entry;
  }

  private static String strictest(JsonNode wanted) {
    if (!wanted.path("past_due").isEmpty()) {
      return "past_due";
    }
    return wanted.path("currently_due").isEmpty() ? "eventually_due" : "currently_due";
  }

  private static String status(JsonNode wanted, JsonNode field) {
    if (has(wanted.path("past_due"), field)) {
      return "past_due";
    }
    return has(wanted.path("currently_due"), field) ? "currently_due" : "eventually_due";
  }

  private static boolean has(JsonNode list, JsonNode field) {
    return list.valueStream().anyMatch(field::equals);
  }
}
