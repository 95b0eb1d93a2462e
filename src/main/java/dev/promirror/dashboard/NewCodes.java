package dev.promirror.dashboard;

import dev.promirror.platform.Caller;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.promotion.Authored;
import dev.promirror.promotion.Authoring;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CasePolicy;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.Door;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Step;
import dev.promirror.region.Answer;
import dev.promirror.region.CommunityId;
import dev.promirror.region.IdempotencyKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Makes coupon and code of one form in one transaction, and only once however often it is sent. */
@ApplicationScoped
class NewCodes {

  private static final int SEE_OTHER = 303;
  private static final int LOOKS = 30;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Authoring authoring;
  private final IdempotencyKeys keys;

  NewCodes(Authoring authoring, IdempotencyKeys keys) {
    this.authoring = authoring;
    this.keys = keys;
  }

  /** The wish can't be granted; nothing was made. */
  static final class Refused extends RuntimeException {
    private final transient Authored.Reason reason;

    Refused(Authored.Reason reason) {
      super(reason.name(), null, false, false);
      this.reason = reason;
    }

    Authored.Reason reason() {
      return reason;
    }
  }

  /**
   * @param draft without errors
   * @param zone of the last day
   * @return the address of the new code's page
   * @throws Refused if code or coupon can't be made; then neither is
   */
  String make(CommunityId community, NewCode form, CodeDraft draft, ZoneId zone, Caller caller) {
    Answer answer =
        once(
            community,
            form,
            () -> {
              PromoCode code = make(community, form, draft, zone, caller, coupon(form, draft));
              String address = "/communities/" + community + "/promo-codes/" + code.id();
              return new Answer(SEE_OTHER, address, null, "", false);
            });
    return Objects.requireNonNull(answer.location());
  }

  private PromoCode make(
      CommunityId community,
      NewCode form,
      CodeDraft draft,
      ZoneId zone,
      Caller caller,
      CouponTerms terms) {
    Coupon coupon = made(authoring.createCoupon(community, null, terms, caller));
    LocalDate ends = draft.ends();
    // The code alone carries limit and end, so that changing them touches one object at Stripe.
    PromoCodeTerms code =
        new PromoCodeTerms(
            Objects.requireNonNull(draft.code()),
            CasePolicy.IGNORE_CASE,
            name(form, draft),
            null,
            List.of(new Step(coupon.id(), draft.limit())),
            Door.EVERYWHERE,
            false,
            form.active(),
            null,
            ends == null ? null : new Deadline(ends, null, zone),
            Conditions.NONE,
            null,
            false,
            Set.of());
    return made(authoring.createCode(community, code, caller));
  }

  private static CouponTerms coupon(NewCode form, CodeDraft draft) {
    Benefit benefit = Objects.requireNonNull(FormWords.benefit(draft));
    CouponDuration duration = Objects.requireNonNull(FormWords.duration(form, draft));
    String name = name(form, draft);
    // A code's text may be longer than the name Stripe takes for a coupon.
    String shortName = name.substring(0, Math.min(name.length(), FormReader.MAX_NAME));
    return CouponTerms.of(shortName, benefit, duration);
  }

  /** What isn't named is called by its text. */
  private static String name(NewCode form, CodeDraft draft) {
    return form.name().isBlank()
        ? Objects.requireNonNull(draft.code()).text()
        : form.name().strip();
  }

  /** Thrown inside the transaction, so that no coupon stays behind without its code. */
  private static <T> T made(Authored<T> authored) {
    return switch (authored) {
      case Authored.Made<T> made -> made.object();
      case Authored.Refused<T> refused -> throw new Refused(refused.reason());
    };
  }

  /** A second press meets the first still at work: it waits for the same answer. */
  private Answer once(CommunityId community, NewCode form, Supplier<Answer> change) {
    var request = new IdempotencyKeys.Request(form.key(), "POST promo-codes/new " + form);
    for (int looks = 1; ; looks++) {
      try {
        return keys.once(community, request, change);
      } catch (ProblemException problem) {
        if (problem.type() != ProblemType.IDEMPOTENCY_KEY_BUSY || looks == LOOKS) {
          throw problem;
        }
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }
}
