package dev.promirror.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.money.Money;
import dev.promirror.region.AuditTrail;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes in words.
 *
 * @param messages the wording
 * @param options what fields are called
 * @param moments the community's clock
 */
record ChangeWords(ChangeMessages messages, OptionMessages options, MomentWords moments) {

  /** What a new code says stands on its page already. */
  private static final Set<String> WHOLE = Set.of("create", "duplicate", "goodwill");

  ChangeLine of(AuditTrail.Entry entry) {
    return new ChangeLine(
        moments.time(entry.at()),
        messages.what(entry.action(), entry.role()),
        WHOLE.contains(entry.action())
            ? List.of()
            : entry.changes().stream().map(this::detail).toList());
  }

  private String detail(AuditTrail.Change change) {
    String field = label(change.field());
    return change.before() == null
        ? messages.set(field, value(change.after()))
        : messages.changed(field, value(change.before()), value(change.after()));
  }

  private String label(String field) {
    return switch (field) {
      case "draft" -> messages.draft();
      case "active" -> messages.active();
      default -> {
        String label = new FormFields(options).label(FormFields.ofRule(field));
        yield label.isEmpty() ? field : label;
      }
    };
  }

  private String value(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return messages.nothing();
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? messages.yes() : messages.no();
    }
    if (value.isIntegralNumber()) {
      return MoneyWords.count(value.longValue());
    }
    if (value.path("amount").isIntegralNumber() && value.path("currency").isTextual()) {
      return MoneyWords.of(
          Money.of(value.path("amount").longValue(), value.path("currency").textValue()));
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
