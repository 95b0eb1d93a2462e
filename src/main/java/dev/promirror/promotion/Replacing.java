package dev.promirror.promotion;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** What Stripe said no to while a promo code's successor was being made. */
@Embeddable
public class Replacing {

  @Column(name = "twin_refused")
  private boolean twinRefused;

  @Column(name = "refused_revision")
  private @Nullable Long refusedRevision;

  @Column(name = "refused_reason")
  private @Nullable String refusedReason;

  /** For Hibernate and new objects: nothing was refused yet. */
  protected Replacing() {}

  /** Whether Stripe refuses an inactive code beside the active one of its text. */
  public boolean isTwinRefused() {
    return twinRefused;
  }

  /** Stripe refused an inactive code beside the active one of its text. */
  public void twinRefused() {
    twinRefused = true;
  }

  /** Why Stripe refused the successor for this revision; null if it didn't. */
  public @Nullable String refused(long revision) {
    return refusedRevision != null && refusedRevision == revision ? refusedReason : null;
  }

  /** Stripe refused the successor for this revision: the old one goes back on. */
  public void refused(long revision, String reason) {
    refusedRevision = revision;
    refusedReason = reason;
  }

  void forget() {
    refusedRevision = null;
    refusedReason = null;
  }
}
