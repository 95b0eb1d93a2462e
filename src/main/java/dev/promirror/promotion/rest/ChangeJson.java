package dev.promirror.promotion.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.region.AuditTrail;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A field that changed, in the API; null where there was or is no value. */
record ChangeJson(
    String field,
    @Schema(ref = "AnyValue") @Nullable JsonNode before,
    @Schema(ref = "AnyValue") @Nullable JsonNode after) {

  static ChangeJson of(AuditTrail.Change change) {
    return new ChangeJson(change.field(), change.before(), change.after());
  }
}
