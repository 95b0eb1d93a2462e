package dev.promirror.region;

import java.time.Duration;
import java.util.UUID;

/** The right to work on one community alone, for a while. */
public final class Lease {

  private final String kind;
  private final CommunityId community;
  private final UUID token;
  private final long wanted;
  private final int failures;
  private final long endsAt;

  Lease(String kind, CommunityId community, UUID token, long wanted, int failures, long endsAt) {
    this.kind = kind;
    this.community = community;
    this.token = token;
    this.wanted = wanted;
    this.failures = failures;
    this.endsAt = endsAt;
  }

  /** The kind of work. */
  public String kind() {
    return kind;
  }

  /** Whose work it is. */
  public CommunityId community() {
    return community;
  }

  /** How many slices in a row ended in a failure before this one. */
  public int failures() {
    return failures;
  }

  /**
   * Whether the lease lasts at least that long: no call to the outside starts unless it outlives
   * the call's time-out.
   */
  public boolean outlives(Duration duration) {
    return endsAt - System.nanoTime() > duration.toNanos();
  }

  /**
   * Makes the surrounding transaction valid only under this lease: it commits if nobody else took
   * the work meanwhile. Checked among the last statements, so that workers lock rows in the order
   * writers do: what is written first, then the account's work.
   *
   * @throws LeaseLost from the transaction, not from here, if the lease ran out or was taken over
   */
  public void confirm() {
    Regions.binding().leases().add(this);
  }

  UUID token() {
    return token;
  }

  long wanted() {
    return wanted;
  }
}
