package dev.promirror.stripe;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the mirror knows of an object: how far it is, and why no further. */
@Embeddable
public class Mirroring {

  @Column(name = "mirrored_revision")
  private long mirroredRevision;

  @Enumerated(EnumType.STRING)
  @Column(name = "mirror_state")
  private MirrorState state = MirrorState.PENDING;

  @Column(name = "mirror_reason")
  private @Nullable String reason;

  @Column(name = "mirror_looks")
  private long looks;

  @Column(name = "mirror_next_attempt")
  private @Nullable Instant nextAttempt;

  /** Nothing is mirrored yet. */
  public Mirroring() {}

  /** The revision Stripe has, or has refused. */
  public long mirroredRevision() {
    return mirroredRevision;
  }

  /**
   * Grows whenever Stripe's side has to be looked at again: what was planned before may be wrong.
   */
  public long looks() {
    return looks;
  }

  public MirrorState state() {
    return state;
  }

  /** Why it waits or failed, in plain words. */
  public @Nullable String reason() {
    return reason;
  }

  /** When it is tried again; null if it isn't, or at once. */
  public @Nullable Instant nextAttempt() {
    return nextAttempt;
  }

  /** Something else is wanted now. */
  public void wanted() {
    state = MirrorState.PENDING;
    reason = null;
    nextAttempt = null;
  }

  /** Stripe has this revision. A later one stays pending. */
  public void inSync(long revision, long current) {
    mirroredRevision = Math.max(mirroredRevision, revision);
    reason = null;
    nextAttempt = null;
    state = mirroredRevision >= current ? MirrorState.IN_SYNC : MirrorState.PENDING;
  }

  /**
   * Stripe has all of this revision it can have.
   *
   * @param note why that is less than usual; null if it isn't
   */
  public void inSync(long revision, long current, @Nullable String note) {
    inSync(revision, current);
    if (state == MirrorState.IN_SYNC) {
      reason = note;
    }
  }

  /** What Stripe should have may have changed without a change of the owner's wish. */
  public void again(long current) {
    mirroredRevision = Math.min(mirroredRevision, current - 1);
    looks++;
    wanted();
  }

  /** Stripe refused this revision; only a new one is tried again. */
  public void failed(long revision, String why) {
    mirroredRevision = Math.max(mirroredRevision, revision);
    state = MirrorState.FAILED;
    reason = why;
    nextAttempt = null;
  }

  /** It has to wait; it stays wanted. */
  public void waits(String why, @Nullable Instant next) {
    state = MirrorState.PENDING;
    reason = why;
    nextAttempt = next;
  }
}
