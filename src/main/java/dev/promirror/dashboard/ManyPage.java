package dev.promirror.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of the form that makes many codes at once.
 *
 * @param back the list of codes
 * @param rules that hold here alone, each with what it is; ticked ones are sent
 * @param example what texts would look like; empty if there are none such
 * @param before batches made before, the newest first
 */
record ManyPage(
    String action,
    String back,
    Typed typed,
    List<FormError> errors,
    List<Choice> coupons,
    List<Choice> rules,
    String example,
    List<ManyRow> before,
    List<String> zones)
    implements FormPage {

  @Override
  public @Nullable FormError error(String field) {
    return FormErrors.beside(errors, field);
  }

  @Override
  public String anchor(FormError error) {
    return FormErrors.anchor(error);
  }
}
