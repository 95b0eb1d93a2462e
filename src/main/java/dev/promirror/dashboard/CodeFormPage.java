package dev.promirror.dashboard;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The page of the form of a promo code, new or edited.
 *
 * @param action where it is sent
 * @param back where Cancel leads
 * @param editing whether the code is there already
 * @param onCoupon what is said about a coupon that is fixed; null while it is part of the form
 * @param siblings what is said about other codes of the coupon; null if there are none
 * @param steps whether the code goes on with further steps
 * @param typed what was typed
 * @param errors what was refused; empty the first time
 * @param conflict where to see what somebody else has changed meanwhile; null if nobody has
 * @param cost what the edit takes at Stripe, to be looked at before it is saved; null if nothing is
 *     asked
 * @param symbol how the currency of a fixed amount is written
 */
record CodeFormPage(
    String action,
    String back,
    boolean editing,
    @Nullable String onCoupon,
    @Nullable String siblings,
    boolean steps,
    Typed typed,
    List<FormError> errors,
    @Nullable String conflict,
    @Nullable CostPanel cost,
    FormAdvice advice,
    List<PickList> lists,
    List<Choice> memberLists,
    String symbol,
    List<String> zones,
    boolean publishable)
    implements FormPage {

  private static final int SPARE_ROWS = 1;
  private static final int LEAST_ROWS = 2;

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

  /** Whether the part about the coupon has something to look at. */
  public boolean more() {
    return typed.on("couponId")
        || typed.on("couponLimit")
        || typed.on("couponEndsDate")
        || typed.on("refund")
        || errors.stream().anyMatch(e -> e.field().startsWith("coupon"));
  }
}
