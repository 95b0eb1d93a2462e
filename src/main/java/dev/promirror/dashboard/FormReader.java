package dev.promirror.dashboard;

import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Understands what was typed into the form of a new code. What the typed values may be at all is
 * for the promotion's own rules to say; here they only become numbers and dates.
 */
final class FormReader {

  private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,3})?");
  private static final Pattern COMMA = Pattern.compile("^(\\d+),(\\d{1,2})$");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");
  private static final int MAX_MONTHS = 60;

  private final RefusalMessages messages;
  private final NewCode form;
  private final List<FormError> errors = new ArrayList<>();

  private FormReader(RefusalMessages messages, NewCode form) {
    this.messages = messages;
    this.form = form;
  }

  /**
   * @param currency of a fixed amount
   * @param today in the community's zone; no last day lies before it
   */
  static CodeDraft read(
      RefusalMessages messages, NewCode form, Currency currency, LocalDate today) {
    FormReader reader = new FormReader(messages, form);
    if (form.code().isBlank()) {
      reader.refuse("code", messages.codeMissing(), "");
    }
    Percentage percent = form.kind().equals("percent") ? reader.percent() : null;
    Money amount = form.kind().equals("amount") ? reader.amount(currency) : null;
    Integer months = form.duration().equals("repeating") ? reader.months() : null;
    return new CodeDraft(
        percent, amount, months, reader.limit(), reader.ends(today), List.copyOf(reader.errors));
  }

  private @Nullable Percentage percent() {
    if (form.percent().isBlank()) {
      return refuse("percent", messages.percentMissing(), messages.percentFix());
    }
    try {
      return new Percentage(decimal(form.percent()));
    } catch (IllegalArgumentException e) {
      return refuse("percent", messages.percentWrong(), messages.percentFix());
    }
  }

  private @Nullable Money amount(Currency currency) {
    int exponent = Currencies.exponent(currency);
    String fix = messages.amountFix(BigDecimal.valueOf(5).setScale(exponent).toPlainString());
    if (form.amount().isBlank()) {
      return refuse("amount", messages.amountMissing(), fix);
    }
    try {
      BigDecimal major = decimal(form.amount());
      // A digit too many is refused even if it is a zero: elsewhere 1.250 means 1250.
      if (major.signum() > 0 && major.scale() <= exponent) {
        return new Money(major.movePointRight(exponent).longValueExact(), currency);
      }
    } catch (ArithmeticException | IllegalArgumentException e) {
      // No number, or one too large: refused below.
    }
    return refuse("amount", messages.amountWrong(currency.getCurrencyCode()), fix);
  }

  private @Nullable Integer months() {
    String typed = form.months().strip();
    if (typed.isEmpty()) {
      return refuse("months", messages.monthsMissing(), "");
    }
    if (WHOLE.matcher(typed).matches()) {
      long months = Long.parseLong(typed);
      if (months >= 1 && months <= MAX_MONTHS) {
        return Math.toIntExact(months);
      }
    }
    return refuse("months", messages.monthsWrong(), "");
  }

  private @Nullable Long limit() {
    String typed = form.limit().strip();
    if (typed.isEmpty()) {
      return null;
    }
    return WHOLE.matcher(typed).matches()
        ? Long.valueOf(typed)
        : refuse("limit", messages.limitWrong(), messages.limitFix());
  }

  private @Nullable LocalDate ends(LocalDate today) {
    if (form.ends().isBlank()) {
      return null;
    }
    try {
      LocalDate ends = LocalDate.parse(form.ends().strip());
      return ends.isBefore(today)
          ? refuse("ends", messages.endsOver(), messages.endsOverFix())
          : ends;
    } catch (DateTimeParseException e) {
      return refuse("ends", messages.endsWrong(), messages.endsFix());
    }
  }

  /**
   * Takes what people type around a number: spaces, a percent sign, a comma for the point. A comma
   * before three digits is none of these: it may part thousands.
   */
  private static BigDecimal decimal(String typed) {
    String plain = COMMA.matcher(typed.replace("%", "").strip()).replaceFirst("$1.$2");
    if (!DECIMAL.matcher(plain).matches()) {
      throw new IllegalArgumentException("not a number");
    }
    return new BigDecimal(plain);
  }

  private <T> @Nullable T refuse(String field, String message, String fix) {
    errors.add(new FormError(field, message, fix));
    return null;
  }
}
