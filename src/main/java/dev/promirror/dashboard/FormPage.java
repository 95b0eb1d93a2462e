package dev.promirror.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page with a form that may have been refused. */
interface FormPage {

  /** What was refused, in the order of the fields; empty the first time. */
  List<FormError> errors();

  /** The refusal beside a field; none if the field is fine. */
  @Nullable FormError error(String field);

  /** Which form control a link in the summary of errors leads to. */
  String anchor(FormError error);
}
