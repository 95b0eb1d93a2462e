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
    return enforcement.entries().stream()
        .map(entry -> new Enforced(label(entry.field()), by(entry.by()), entry.note()))
        .toList();
  }

  /** The rules that hold here alone and need the owner's word. */
  List<Acknowledgement> toAcknowledge(Enforcement enforcement, Typed typed) {
    return enforcement.entries().stream()
        .filter(entry -> entry.needs() == Enforcement.Needs.ACKNOWLEDGEMENT)
        .map(
            entry ->
                new Acknowledgement(
                    entry.field(),
                    label(entry.field()),
                    entry.note(),
                    typed.is("acknowledged", entry.field())))
        .toList();
  }

  private String label(String rule) {
    if (rule.equals("then")) {
      return messages.steps();
    }
    String label = new FormFields(messages).label(FormFields.ofRule(rule));
    return label.isEmpty() ? rule : label;
  }

  private String by(Enforcement.By by) {
    return switch (by) {
      case STRIPE -> messages.byStripe();
      case PROMIRROR -> messages.byPromirror();
      case BOTH -> messages.byBoth();
    };
  }
}
