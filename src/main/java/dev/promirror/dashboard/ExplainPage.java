package dev.promirror.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that tells why a code was refused.
 *
 * @param path the code's page
 * @param code its text
 * @param offers those that are sold
 * @param answer null before anything was asked
 */
record ExplainPage(
    String path,
    String code,
    Typed typed,
    List<FormError> errors,
    List<Choice> offers,
    @Nullable Explained answer)
    implements FormPage {

  private static final List<Integer> ROWS = List.of(0, 1, 2);

  @Override
  public @Nullable FormError error(String field) {
    return FormErrors.beside(errors, field);
  }

  @Override
  public String anchor(FormError error) {
    return FormErrors.anchor(error);
  }

  /** The numbers of the rows offers are chosen in. */
  public List<Integer> rows() {
    return ROWS;
  }

  /** Whether somebody is named who can get a goodwill code. */
  public boolean somebody() {
    return typed.on("email") || typed.on("customer");
  }
}
