package dev.promirror.promotion.rest;

import dev.promirror.region.AuditTrail;
import java.time.Instant;
import java.util.List;

/**
 * A change that was made, in the API.
 *
 * @param actor a keyed hash: the same for the same person
 */
record HistoryJson(
    String id, Instant at, String actor, String role, String action, List<ChangeJson> changes) {

  static HistoryJson of(AuditTrail.Entry entry) {
    return new HistoryJson(
        entry.id(),
        entry.at(),
        entry.actor(),
        entry.role(),
        entry.action(),
        entry.changes().stream().map(ChangeJson::of).toList());
  }
}
