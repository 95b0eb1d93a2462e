package dev.promirror.dashboard;

import dev.promirror.money.Currencies;
import dev.promirror.platform.FieldError;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.promotion.terms.Audience;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refusals of the API as the form says them: beside its own fields, in its own words where those of
 * programs would be strange to read.
 *
 * @param messages the wording
 * @param fields where things stand
 * @param typed the form
 */
record FormErrors(RefusalMessages messages, FormFields fields, Typed typed) {

  /** A problem's faults. */
  List<FormError> of(ProblemException problem, boolean ofCoupon) {
    return problem.errors().isEmpty()
        ? List.of(whole(problem.type()))
        : problem.errors().stream().map(it -> of(it, ofCoupon)).toList();
  }

  private FormError whole(ProblemType type) {
    return switch (type) {
      case IDEMPOTENCY_KEY_REUSED ->
          new FormError("", "", messages.sentBefore(), messages.sentBeforeFix());
      case IDEMPOTENCY_KEY_BUSY ->
          new FormError("", "", messages.stillSaving(), messages.stillSavingFix());
      default -> new FormError("", "", type.title() + ".", "");
    };
  }

  /** Faults in the order of the form's fields; what coupon and code both say is said once. */
  static List<FormError> inOrder(Stream<FormError> errors) {
    return errors
        .distinct()
        .sorted(Comparator.comparingInt(error -> FormFields.place(error.field())))
        .toList();
  }

  /** The one beside a field; null if the field is fine. */
  static @Nullable FormError beside(List<FormError> errors, String field) {
    return errors.stream().filter(error -> error.field().equals(field)).findFirst().orElse(null);
  }

  /** The form control that a link to it leads to. */
  static String anchor(FormError error) {
    return error.field().isEmpty() ? "form" : "f-" + error.field();
  }

  private FormError of(FieldError error, boolean ofCoupon) {
    String field = place(error.field(), ofCoupon);
    return switch (error.code()) {
      case "code-taken" -> said(field, messages.codeTaken(), messages.codeTakenFix());
      case "code-form" -> said(field, messages.codeWrong(), messages.codeFix());
      case "needs-our-checkout" -> said(field, error.message(), messages.ourCheckoutFix());
      case "unacknowledged" ->
          new FormError(
              "acknowledged", fields.label(field), error.message(), messages.acknowledgeFix());
      case "coupon-ended" -> said("couponEnds", error.message(), error.fix());
      case "past" -> said(field, messages.over(), messages.overFix());
      case "too-far" -> said(field, messages.far(), messages.farFix());
      case "not-a-date" -> said(field, messages.dateWrong(), messages.dateFix());
      case "start-after-end" -> said(field, messages.startAfterEnd(), messages.startAfterEndFix());
      case "no-discount" -> said(field, messages.percentMissing(), messages.percentFix());
      case "list-with-members" -> said(field, messages.listMissing(), messages.listFix());
      case "missing", "wrong-type", "not-whole", "out-of-range", "currency-step" ->
          number(field, error);
      case "percent-range", "percent-decimals" ->
          said(field, messages.percentWrong(), messages.percentFix());
      default -> said(field, error.message(), error.fix());
    };
  }

  /** What is said of the code may be the coupon's doing: then that is where it can be changed. */
  private String place(String pointer, boolean ofCoupon) {
    String field = FormFields.of(pointer, ofCoupon);
    String coupons = FormFields.coupons(field);
    return pointer.startsWith("/conditions") && !says(field) && says(coupons) ? coupons : field;
  }

  private boolean says(String field) {
    return switch (FormFields.plain(field)) {
      case "audience" -> typed.on(field) && !typed.is(field, Audience.Kind.EVERYONE.name());
      case "spend" -> typed.texts(field + "Amount").stream().anyMatch(it -> !it.isBlank());
      default -> typed.on(field);
    };
  }

  private FormError number(String field, FieldError error) {
    return switch (FormFields.plain(field)) {
      case "code" -> said(field, messages.codeMissing(), messages.codeFix());
      case "percent" -> said(field, messages.percentWrong(), messages.percentFix());
      case "amount" -> sum(field, typed.text("currency"));
      case "budget" -> sum(field, typed.part(field, "Currency"));
      case "options", "spend" -> said(field, messages.rowsWrong(), messages.rowsFix());
      case "months", "periods" -> whole(field, 1, 60);
      case "trialDays" -> whole(field, 1, 730);
      case "limit", "perCustomer" -> said(field, messages.limitWrong(), messages.limitFix());
      case "quantity" -> said(field, messages.quantityWrong(), messages.limitFix());
      case "starts", "ends", "couponEnds", "until" ->
          said(field, messages.dateMissing(), messages.dateFix());
      case "steps" -> said(field, messages.stepsWrong(), messages.stepsFix());
      case "metadata" -> said(field, messages.metadataWrong(), messages.metadataFix());
      default -> said(field, error.message(), error.fix());
    };
  }

  /** What a form says beside its notes for programs if two have one name. */
  FormError metadataTwice() {
    return said("metadata", messages.metadataTwice(), messages.metadataTwiceFix());
  }

  private FormError sum(String field, String currency) {
    String example = BigDecimal.valueOf(5).setScale(exponent(currency)).toPlainString();
    String message = typed.on(field) ? messages.amountWrong(currency) : messages.amountMissing();
    return said(field, message, messages.amountFix(example));
  }

  private static int exponent(String currency) {
    try {
      return Currencies.exponent(Currencies.parse(currency));
    } catch (IllegalArgumentException unknown) {
      return 2;
    }
  }

  private FormError whole(String field, int min, int max) {
    String message =
        typed.on(field) ? messages.wholeWrong(min, max) : messages.wholeMissing(min, max);
    return said(field, message, "");
  }

  private FormError said(String field, String message, String fix) {
    return new FormError(field, fields.label(field), message, fix);
  }
}
