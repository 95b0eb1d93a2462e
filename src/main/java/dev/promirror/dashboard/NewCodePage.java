package dev.promirror.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of the form.
 *
 * @param form what was typed
 * @param errors what was refused; empty the first time
 * @param summary the whole in a plain sentence
 * @param currency of fixed amounts, ISO 4217
 * @param symbol how that currency is written
 * @param today the earliest last day, {@code 2026-11-21}
 */
record NewCodePage(
    NewCode form,
    List<FormError> errors,
    String summary,
    String currency,
    String symbol,
    String today) {

  /** The refusal beside a field; none if the field is fine. */
  public @Nullable FormError error(String field) {
    return errors.stream().filter(e -> e.field().equals(field)).findFirst().orElse(null);
  }

  /** Which form control a link in the summary of errors leads to. */
  public String anchor(FormError error) {
    return error.field().isEmpty() ? "form" : "f-" + error.field();
  }
}
