package dev.promirror.dashboard;

import dev.promirror.promotion.terms.Enforcement;
import java.util.List;

/**
 * Who sees to what, in words.
 *
 * @param messages the wording
 */
record EnforcementWords(OptionMessages messages) {

  /** What was said, field by field. */
  List<Enforced> of(Enforcement enforcement) {
    FormFields fields = new FormFields(messages);
    return enforcement.entries().stream()
        .map(entry -> new Enforced(fields.ofEntry(entry.field()), by(entry.by()), entry.note()))
        .toList();
  }

  private String by(Enforcement.By by) {
    return switch (by) {
      case STRIPE -> messages.byStripe();
      case PROMIRROR -> messages.byPromirror();
      case BOTH -> messages.byBoth();
    };
  }
}
