package dev.promirror.region;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one transaction is bound to, and what it leaves to do at its end. */
final class Binding {

  private final Region region;
  private final Set<CommunityId> communities;
  private final Set<AccountWork.Wish> wishes = new TreeSet<>();
  private final Set<AccountWork.Wish> news = new TreeSet<>();
  private final Map<AccountWork.Wish, Instant> alarms = new TreeMap<>();
  private final Set<Lease> leases = new LinkedHashSet<>();
  private final Set<CommunityId> changed = new TreeSet<>();
  private final List<Runnable> committed = new ArrayList<>();

  Binding(Region region, Set<CommunityId> communities) {
    this.region = region;
    this.communities = communities;
  }

  Region region() {
    return region;
  }

  Set<CommunityId> communities() {
    return communities;
  }

  /** Work to ask for as the transaction's last statements, in key order. */
  Set<AccountWork.Wish> wishes() {
    return wishes;
  }

  /** Those of the wishes that somebody waits for. */
  Set<AccountWork.Wish> news() {
    return news;
  }

  /** Work to ask for once a time has come, in key order. */
  Map<AccountWork.Wish, Instant> alarms() {
    return alarms;
  }

  /** Leases under which alone the transaction is valid. */
  Set<Lease> leases() {
    return leases;
  }

  /** Communities whose revision grows with this transaction. */
  Set<CommunityId> changed() {
    return changed;
  }

  /** What runs after the commit; nothing if it fails. */
  List<Runnable> committed() {
    return committed;
  }

  void admit(Region asked, Set<CommunityId> wanted) {
    if (asked != region) {
      throw new RegionViolation("region " + asked + " inside a transaction of " + region);
    }
    if (!communities.containsAll(wanted)) {
      throw new RegionViolation("a community the transaction isn't bound to");
    }
  }
}
