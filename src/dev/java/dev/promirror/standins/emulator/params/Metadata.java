package dev.promirror.standins.emulator.params;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Stripe's rules of metadata: 50 keys of 40 characters, values of 500; an empty value removes. */
public final class Metadata {
  private Metadata() {}

  static JsonNode read(JsonNode raw, String param) {
    var typed = Kind.map(Kind.TEXT).read(raw, param);
    if (typed.size() > 50) {
      throw StripeRefusal.invalid(param, "You can only have up to 50 metadata keys.");
    }
    typed
        .properties()
        .forEach(
            entry -> {
              if (entry.getKey().length() > 40) {
                throw StripeRefusal.invalid(
                    param, "Metadata keys can be at most 40 characters: " + entry.getKey());
              }
              if (entry.getValue().textValue().length() > 500) {
                throw StripeRefusal.invalid(
                    param + "[" + entry.getKey() + "]",
                    "Metadata values can be at most 500 characters.");
              }
            });
    return typed;
  }

  /** Merges what a call gives under {@code metadata} into an object's; null clears everything. */
  public static void merge(ObjectNode object, Params params) {
    var given = params.values().get("metadata");
    if (given == null) {
      return;
    }
    var merged = object.withObject("/metadata");
    if (given.isNull()) {
      merged.removeAll();
      return;
    }
    given
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().textValue().isEmpty()) {
                merged.remove(entry.getKey());
              } else {
                merged.set(entry.getKey(), entry.getValue());
              }
            });
  }
}
