package dev.promirror.dashboard;

import dev.promirror.promotion.terms.Audience;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page of the form of a promo code, new or edited.
 *
 * @param action where it is sent
 * @param back where Cancel leads
 * @param editing whether the code is there already
 * @param onCoupon what is said about a coupon that is fixed; null while it is part of the form
 * @param couponId of the coupon that is edited with the code; empty if none is
 * @param shared what is said where the coupon has other codes too; null if it has none
 * @param typed what was typed
 * @param errors what was refused; empty the first time
 * @param told why it wasn't saved although nothing typed is wrong; null if it isn't so
 * @param cost what the edit takes at Stripe, to be looked at before it is saved; null if nothing is
 *     asked
 * @param coupons some to choose further steps from
 * @param symbol how the currency of a fixed amount is written
 */
record CodeFormPage(
    String action,
    String back,
    boolean editing,
    @Nullable String onCoupon,
    String couponId,
    @Nullable SharedCoupon shared,
    Typed typed,
    List<FormError> errors,
    @Nullable FormTold told,
    @Nullable CostPanel cost,
    FormAdvice advice,
    List<PickList> lists,
    List<Choice> memberLists,
    List<Choice> coupons,
    String symbol,
    List<String> zones,
    boolean publishable)
    implements FormPage {

  private static final int SPARE_ROWS = 1;
  private static final int LEAST_ROWS = 2;
  private static final int MOST_STEPS = 9;

  @Override
  public @Nullable FormError error(String field) {
    return FormErrors.beside(errors, field);
  }

  @Override
  public String anchor(FormError error) {
    return FormErrors.anchor(error);
  }

  /** The numbers of a table's rows, some of them to be filled in. */
  public List<Integer> rows(String field) {
    int filled = 0;
    for (int row = 0; row < typed.texts(field).size(); row++) {
      filled = typed.row(field, row).isEmpty() ? filled : row + 1;
    }
    return IntStream.range(0, Math.max(LEAST_ROWS, filled + SPARE_ROWS)).boxed().toList();
  }

  /** The rows of sums in several currencies. */
  public List<Integer> sumRows(String field) {
    return rows(field + "Amount");
  }

  /** The rows of further steps, one of them to be filled in. */
  public List<StepRow> stepRows() {
    return rows("stepCoupon").stream()
        .limit(MOST_STEPS)
        .map(
            row -> {
              String coupon = typed.row("stepCoupon", row);
              return new StepRow(row + 2, coupon, typed.row("stepUses", row), deal(coupon));
            })
        .toList();
  }

  private String deal(String coupon) {
    return coupons.stream()
        .filter(it -> it.value().equals(coupon))
        .map(Choice::label)
        .findFirst()
        .orElse("");
  }

  /** Whether the code goes on with further steps. */
  public boolean hasSteps() {
    return hasRow("stepCoupon") || hasRow("stepUses") || error("steps") != null;
  }

  /** What the code's own conditions are called. */
  public ConditionNames ofCode() {
    return ConditionNames.CODE;
  }

  /** What the coupon's are called. */
  public ConditionNames ofCoupon() {
    return ConditionNames.COUPON;
  }

  /** Whether the part about the coupon has something to look at. */
  public boolean more() {
    return Stream.of(
                "couponId",
                "couponLimit",
                "couponStartsDate",
                "couponEndsDate",
                "couponPerCustomer",
                "couponBudget",
                "couponQuantity",
                "refund")
            .anyMatch(typed::on)
        || hasRow("couponSpendAmount")
        || hasRow(MetadataRows.KEY)
        || (typed.on("couponAudience")
            && !typed.is("couponAudience", Audience.Kind.EVERYONE.name()))
        || errors.stream().map(FormError::field).anyMatch(CodeFormPage::isOfCoupon);
  }

  private boolean hasRow(String field) {
    return typed.texts(field).stream().anyMatch(it -> !it.isBlank());
  }

  private static boolean isOfCoupon(String field) {
    return field.startsWith("coupon") || field.equals("refund") || field.equals("metadata");
  }
}
