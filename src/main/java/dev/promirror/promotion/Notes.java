package dev.promirror.promotion;

import dev.promirror.platform.Caller;
import dev.promirror.promotion.rules.Person;
import dev.promirror.region.Audit;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.PersonHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Notes what an owner changed, in the transaction of the change, and wakes who follows. */
@ApplicationScoped
class Notes {

  static final String COUPON = "coupon";
  static final String CODE = "promo-code";

  private final Audit audit;
  private final Changes changes;
  private final PersonHash hash;

  Notes(Audit audit, Changes changes, PersonHash hash) {
    this.audit = audit;
    this.changes = changes;
    this.hash = hash;
  }

  /**
   * What one caller does with one object.
   *
   * @param action a verb: {@code create}, {@code edit}, …
   */
  record Act(Caller caller, String action, String kind, String id) {}

  /**
   * Keeps what differs: of a new object all, of a changed one what changed. A customer is kept as
   * the hash the ledger has, for nobody can take anything back from the audit.
   */
  void note(CommunityId community, Act act, Map<String, Object> before, Map<String, Object> after) {
    audit.record(
        community,
        act.caller(),
        new Audit.Entry(
            act.action(),
            act.kind(),
            act.id(),
            erasable(community, AuditValues.without(before, after)),
            erasable(community, AuditValues.without(after, before))));
    changes.wanted(community);
  }

  private Map<String, Object> erasable(CommunityId community, Map<String, Object> values) {
    Map<String, Object> kept = new LinkedHashMap<>(values);
    kept.computeIfPresent(
        "customer",
        (name, id) ->
            HexFormat.of().formatHex(hash.of(community.region(), Person.customer((String) id))));
    return kept;
  }
}
