package dev.promirror.promotion.terms;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an owner wants of a promo code.
 *
 * @param code what members type
 * @param casePolicy how they have to type it
 * @param name what the owner calls it
 * @param channel where it is handed out (newsletter, podcast, …); null is unsaid
 * @param steps at least one; each but the last says how many uses it lasts
 * @param door where it can be entered
 * @param draft not published yet: nothing of it is at Stripe
 * @param active usable, as opposed to paused
 * @param starts null is with its coupon
 * @param expires null is with its coupon
 * @param conditions in addition to the coupon's
 * @param customer Stripe's id of the one customer it is for; null is anybody
 * @param firstPurchaseOnly Stripe's restriction to customers without a payment
 * @param acknowledged the rules Stripe can't hold that the owner knows hold here alone
 */
public record PromoCodeTerms(
    CodeText code,
    CasePolicy casePolicy,
    String name,
    @Nullable String channel,
    List<Step> steps,
    Door door,
    boolean draft,
    boolean active,
    @Nullable Start starts,
    @Nullable Deadline expires,
    Conditions conditions,
    @Nullable String customer,
    boolean firstPurchaseOnly,
    Set<String> acknowledged) {

  public PromoCodeTerms {
    steps = List.copyOf(steps);
    acknowledged = java.util.Collections.unmodifiableSet(new TreeSet<>(acknowledged));
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a promo code belongs to a coupon");
    }
    if (steps.stream().limit(steps.size() - 1L).anyMatch(step -> step.uses() == null)) {
      throw new IllegalArgumentException("only the last step can be without end");
    }
    if (steps.stream().map(Step::coupon).distinct().count() < steps.size()) {
      throw new IllegalArgumentException("each step has a coupon of its own");
    }
  }

  /** A code that says nothing but its text and its coupon. */
  public static PromoCodeTerms of(CodeText code, String coupon) {
    return new PromoCodeTerms(
        code,
        CasePolicy.IGNORE_CASE,
        code.text(),
        null,
        List.of(new Step(coupon, null)),
        Door.EVERYWHERE,
        false,
        true,
        null,
        null,
        Conditions.NONE,
        null,
        false,
        Set.of());
  }

  /** The same, not a draft. */
  public PromoCodeTerms published() {
    return with(code, name, false);
  }

  /** The same as a draft under another text. */
  public PromoCodeTerms draftAs(CodeText text) {
    return with(text, named(text), true);
  }

  /** The same under another text; one called by its text is called by the new one. */
  public PromoCodeTerms as(CodeText text) {
    return with(text, named(text), draft);
  }

  private String named(CodeText text) {
    return name.equals(code.text()) ? text.text() : name;
  }

  /** The same, usable or paused. */
  public PromoCodeTerms switched(boolean on) {
    return new PromoCodeTerms(
        code,
        casePolicy,
        name,
        channel,
        steps,
        door,
        draft,
        on,
        starts,
        expires,
        conditions,
        customer,
        firstPurchaseOnly,
        acknowledged);
  }

  private PromoCodeTerms with(CodeText otherCode, String otherName, boolean asDraft) {
    return new PromoCodeTerms(
        otherCode,
        casePolicy,
        otherName,
        channel,
        steps,
        door,
        asDraft,
        active,
        starts,
        expires,
        conditions,
        customer,
        firstPurchaseOnly,
        acknowledged);
  }

  /** All uses of all steps; null is unlimited, 0 can't be used. */
  public @Nullable Long limit() {
    Long last = steps.getLast().uses();
    return last == null
        ? null
        : steps.stream()
            .mapToLong(step -> java.util.Objects.requireNonNull(step.uses()))
            .reduce(0, Math::addExact);
  }

  /** The step after so many uses: the first that isn't used up, else the last. */
  public int stepAfter(long uses) {
    long sum = 0;
    for (int i = 0; i < steps.size() - 1; i++) {
      sum += java.util.Objects.requireNonNull(steps.get(i).uses());
      if (uses < sum) {
        return i;
      }
    }
    return steps.size() - 1;
  }
}
