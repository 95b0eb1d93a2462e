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

  private static final String DIFFERS =
      "Somebody changed it at Stripe. Decide which holds: what is here, or what is there.";
  private static final String LEFT_SO = "It is otherwise at Stripe, and left so.";

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

  @Column(name = "mirror_untouched")
  private boolean untouched;

  @Enumerated(EnumType.STRING)
  @Column(name = "mirror_drift")
  private @Nullable Drift drift;

  /** How Stripe differs from what it was told last. */
  public enum Drift {
    /** In something that nothing but a wish of its owner writes. */
    NOTED,
    /** In what would be written by itself, or it is gone: nothing is written meanwhile. */
    HELD,
    /** The same, and its owner wants it left so. */
    LEFT
  }

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

  /** Its owner wants something else now, whatever Stripe has. */
  public void wanted() {
    untouched = false;
    drift = drift == Drift.NOTED ? drift : null;
    pending();
  }

  private void pending() {
    state = MirrorState.PENDING;
    reason = null;
    nextAttempt = null;
  }

  /** Whether it came from Stripe and its owner has changed nothing here: it follows Stripe. */
  public boolean isUntouched() {
    return untouched;
  }

  /** It is as Stripe has it. */
  public void follows(long revision) {
    untouched = true;
    inSync(revision, revision);
  }

  /** How Stripe differs; null if it doesn't, as far as is known. */
  public @Nullable Drift drift() {
    return drift;
  }

  /**
   * Stripe was compared with what it was told.
   *
   * @param found how it differs; null if it doesn't
   */
  public void compared(@Nullable Drift found) {
    drift = found;
    if (state == MirrorState.IN_SYNC || state == MirrorState.DRIFTED) {
      settled();
    }
  }

  private void settled() {
    boolean differs = drift == Drift.NOTED || drift == Drift.HELD;
    state = differs ? MirrorState.DRIFTED : MirrorState.IN_SYNC;
    reason = differs ? DIFFERS : drift == Drift.LEFT ? LEFT_SO : null;
  }

  /** Another's at Stripe is in its way. */
  public void overtaken(long revision, String why) {
    looks++;
    failed(revision, why);
  }

  /** Stripe has this revision. A later one stays pending. */
  public void inSync(long revision, long current) {
    mirroredRevision = Math.max(mirroredRevision, revision);
    pending();
    if (mirroredRevision >= current) {
      settled();
    }
  }

  /**
   * Stripe has all of this revision it can have.
   *
   * @param note why that is less than usual; null if it isn't
   */
  public void inSync(long revision, long current, @Nullable String note) {
    inSync(revision, current);
    if (state == MirrorState.IN_SYNC && note != null) {
      reason = note;
    }
  }

  /**
   * What Stripe should have may have changed without a change of the owner's wish. What follows
   * Stripe, or waits for its owner's word on a difference, is left alone.
   */
  public void again(long current) {
    if (!untouched && (drift == null || drift == Drift.NOTED)) {
      mirroredRevision = Math.min(mirroredRevision, current - 1);
      looks++;
      pending();
    }
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
