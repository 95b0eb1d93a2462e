package dev.promirror.dashboard;

import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Enforcement;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Warning;
import dev.promirror.promotion.terms.Warnings;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is said about a form while it is filled in; it stops nothing.
 *
 * @param sentence the whole in a plain sentence
 * @param previews what it does to each offer; empty while that isn't known
 * @param enforced who sees to what
 * @param toAcknowledge what Stripe can't hold
 * @param warnings what may surprise
 */
record FormAdvice(
    String sentence,
    List<OfferPreview> previews,
    List<Enforced> enforced,
    List<Acknowledgement> toAcknowledge,
    List<Warning> warnings) {

  /** The warnings that stand beside a field. */
  public List<Warning> beside(String field) {
    return warnings.stream().filter(warning -> place(warning.code()).equals(field)).toList();
  }

  /** Which field causes a warning. */
  private static String place(String warning) {
    return switch (warning) {
      case "all-off" -> "percent";
      case "amount-takes-all", "no-amount-in-currency" -> "amount";
      case "trial-on-one-time" -> "trialDays";
      case "except-later-offers", "usable-for-nothing" -> "offers";
      case "limit-zero", "without-end" -> "limit";
      case "per-customer-zero" -> "perCustomer";
      default -> "duration";
    };
  }

  static FormAdvice of(
      FormSubject subject, FormReading reading, String sentence, OptionMessages messages) {
    CouponTerms coupon = reading.coupon();
    PromoCodeTerms code = reading.code();
    if (coupon == null) {
      return new FormAdvice(sentence, List.of(), List.of(), List.of(), List.of());
    }
    var previews = new OfferPreviews(messages, subject.now()).of(coupon, subject.offers());
    if (code == null) {
      List<Warning> warnings = Warnings.of(coupon, subject.known(), subject.now());
      return new FormAdvice(sentence, previews, List.of(), List.of(), warnings);
    }
    List<CouponTerms> then = then(subject, code);
    List<CouponTerms> all = Stream.concat(Stream.of(coupon), then.stream()).toList();
    return new FormAdvice(
        sentence,
        previews,
        new EnforcementWords(messages).of(Enforcement.of(code, all, subject.known())),
        new Acknowledgements(messages).of(subject, code, coupon, then),
        Warnings.of(code, all, subject.known(), subject.now()));
  }

  /** The coupons of further steps, as far as they are at hand. */
  private static List<CouponTerms> then(FormSubject subject, PromoCodeTerms code) {
    return code.steps().stream()
        .skip(1)
        .flatMap(step -> subject.coupon(step.coupon()).stream())
        .map(Coupon::terms)
        .toList();
  }
}
