package dev.promirror.promotion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a promo code is for its owner right now. */
public enum PromoCodeState {
  /** Not published yet. */
  DRAFT,
  /** Its start, or its coupon's, is ahead. */
  SCHEDULED,
  /** Members can use it. */
  ACTIVE,
  /** Switched off by its owner, for now. */
  PAUSED,
  /** Its limit or budget, or its coupon's, is used up. */
  EXHAUSTED,
  /** Its end, or its coupon's, is past. */
  EXPIRED,
  /** Ended by its owner for good. */
  ARCHIVED;

  /**
   * Follows from facts and the clock alone: the first that fits of archived, draft, exhausted,
   * expired, paused, scheduled, active. One that let its text go stays exhausted even if a use is
   * given back, unless it is paused. A coupon's end, limit, budget and start are its codes' too.
   */
  public static Standing<PromoCodeState> of(PromoCodeFacts code, Instant now) {
    return Standing.at(
        now,
        at -> at(code, at),
        code.starts(),
        code.ends(),
        code.coupon().starts(),
        code.coupon().ends());
  }

  private static PromoCodeState at(PromoCodeFacts code, Instant now) {
    if (code.archived() || code.coupon().archived()) {
      return ARCHIVED;
    }
    if (code.draft()) {
      return DRAFT;
    }
    if (code.isUsedUp()) {
      return EXHAUSTED;
    }
    if (isReached(code.ends(), now) || isReached(code.coupon().ends(), now)) {
      return EXPIRED;
    }
    if (!code.active()) {
      return PAUSED;
    }
    if (code.textGone()) {
      return EXHAUSTED;
    }
    return isAhead(code.starts(), now) || isAhead(code.coupon().starts(), now) ? SCHEDULED : ACTIVE;
  }

  /**
   * Whether its text is free for another code. Only an edit of its owner makes it usable again, if
   * nobody has taken the text by then.
   */
  public boolean isFinal() {
    return this == EXHAUSTED || this == EXPIRED || this == ARCHIVED;
  }

  private static boolean isReached(@Nullable Instant instant, Instant now) {
    return instant != null && !now.isBefore(instant);
  }

  private static boolean isAhead(@Nullable Instant instant, Instant now) {
    return instant != null && now.isBefore(instant);
  }
}
