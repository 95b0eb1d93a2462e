package dev.promirror.region;

import java.util.Collection;
import java.util.Set;

/** Something that works off account work of one kind; implemented by the rooms above. */
public interface AccountWorker {

  /** The kind of work, its name in {@link AccountWork}. */
  String kind();

  /**
   * Works a slice: at most a few seconds, so that others get their turn. No transaction is open; an
   * exception counts as a failure and is tried again later.
   */
  Outcome work(Lease lease);

  /**
   * Those of the given communities (all of one region) that have something to do, whoever forgot to
   * say so; asked within a transaction bound to them.
   */
  Set<CommunityId> dirty(Collection<CommunityId> communities);
}
