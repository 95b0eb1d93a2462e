package dev.promirror.promotion;

import dev.promirror.platform.Caller;
import dev.promirror.region.Audit;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Notes what an owner changed, in the transaction of the change, and wakes who follows. */
@ApplicationScoped
class Notes {

  static final String COUPON = "coupon";
  static final String CODE = "promo-code";

  private final Audit audit;
  private final Changes changes;

  Notes(Audit audit, Changes changes) {
    this.audit = audit;
    this.changes = changes;
  }

  /**
   * What one caller does with one object.
   *
   * @param action a verb: {@code create}, {@code edit}, …
   */
  record Act(Caller caller, String action, String kind, String id) {}

  /** Keeps what differs: of a new object all, of a changed one what changed. */
  void note(CommunityId community, Act act, Map<String, Object> before, Map<String, Object> after) {
    audit.record(
        community,
        act.caller(),
        new Audit.Entry(
            act.action(),
            act.kind(),
            act.id(),
            AuditValues.without(before, after),
            AuditValues.without(after, before)));
    changes.wanted(community);
  }
}
