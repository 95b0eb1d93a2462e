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
  private final AccountWork work;

  Lease(
      String kind,
      CommunityId community,
      UUID token,
      long wanted,
      int failures,
      long endsAt,
      AccountWork work) {
    this.kind = kind;
    this.community = community;
    this.token = token;
    this.wanted = wanted;
    this.failures = failures;
    this.endsAt = endsAt;
    this.work = work;
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
   * Makes the surrounding transaction valid only under this lease; called before outcomes are
   * recorded. Until the commit nobody else can take the work.
   *
   * @throws LeaseLost if it ran out or was taken over
   */
  public void confirm() {
    work.confirm(this);
  }

  UUID token() {
    return token;
  }

  long wanted() {
    return wanted;
  }
}
