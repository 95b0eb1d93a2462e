package dev.promirror.dashboard;

import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.promotion.terms.CouponDuration;
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

  /** What Stripe takes as a coupon's name. */
  static final int MAX_NAME = 40;

  /** Stripe takes no date later than this. */
  private static final int MAX_YEARS = 5;

  private static final long MAX_LIMIT = 1_000_000_000;

  /** Eight digits, Stripe's largest charge. */
  private static final long MAX_AMOUNT = 99_999_999;

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
    reader.name();
    CodeText code = reader.code();
    Percentage percent = form.kind().equals("percent") ? reader.percent() : null;
    Money amount = form.kind().equals("amount") ? reader.amount(currency) : null;
    Integer months = form.duration().equals("repeating") ? reader.months() : null;
    Long limit = reader.limit();
    LocalDate ends = reader.ends(today);
    return new CodeDraft(code, percent, amount, months, limit, ends, List.copyOf(reader.errors));
  }

  private void name() {
    if (form.name().strip().length() > MAX_NAME) {
      refuse("name", messages.nameLong(), messages.nameFix());
    }
  }

  private @Nullable CodeText code() {
    if (form.code().isBlank()) {
      refuse("code", messages.codeMissing(), messages.codeFix());
      return null;
    }
    try {
      return new CodeText(form.code().strip());
    } catch (IllegalArgumentException e) {
      refuse("code", messages.codeWrong(), messages.codeFix());
      return null;
    }
  }

  private @Nullable Percentage percent() {
    if (form.percent().isBlank()) {
      refuse("percent", messages.percentMissing(), messages.percentFix());
      return null;
    }
    try {
      return new Percentage(decimal(form.percent()));
    } catch (IllegalArgumentException e) {
      refuse("percent", messages.percentWrong(), messages.percentFix());
      return null;
    }
  }

  private @Nullable Money amount(Currency currency) {
    int exponent = Currencies.exponent(currency);
    String fix = messages.amountFix(BigDecimal.valueOf(5).setScale(exponent).toPlainString());
    if (form.amount().isBlank()) {
      refuse("amount", messages.amountMissing(), fix);
      return null;
    }
    try {
      BigDecimal major = decimal(form.amount());
      // A digit too many is refused even if it is a zero: elsewhere 1.250 means 1250.
      if (major.signum() > 0 && major.scale() <= exponent) {
        long minor = major.movePointRight(exponent).longValueExact();
        if (minor <= MAX_AMOUNT) {
          return new Money(minor, currency);
        }
      }
    } catch (ArithmeticException | IllegalArgumentException e) {
      // No number, or one far too large: refused below.
    }
    refuse("amount", messages.amountWrong(currency.getCurrencyCode()), fix);
    return null;
  }

  private @Nullable Integer months() {
    String typed = form.months().strip();
    if (typed.isEmpty()) {
      refuse("months", messages.monthsMissing(), "");
      return null;
    }
    if (WHOLE.matcher(typed).matches()) {
      long months = Long.parseLong(typed);
      if (months >= 1 && months <= CouponDuration.MAX) {
        return Math.toIntExact(months);
      }
    }
    refuse("months", messages.monthsWrong(), "");
    return null;
  }

  private @Nullable Long limit() {
    String typed = form.limit().strip();
    if (typed.isEmpty()) {
      return null;
    }
    long limit = WHOLE.matcher(typed).matches() ? Long.parseLong(typed) : 0;
    if (limit >= 1 && limit <= MAX_LIMIT) {
      return limit;
    }
    refuse("limit", messages.limitWrong(), messages.limitFix());
    return null;
  }

  private @Nullable LocalDate ends(LocalDate today) {
    if (form.ends().isBlank()) {
      return null;
    }
    try {
      LocalDate ends = LocalDate.parse(form.ends().strip());
      if (ends.isBefore(today)) {
        refuse("ends", messages.endsOver(), messages.endsOverFix());
        return null;
      }
      // A day's grace: the end of that day is a day later, in some zones two.
      if (ends.isAfter(today.plusYears(MAX_YEARS).minusDays(2))) {
        refuse("ends", messages.endsFar(), messages.endsFarFix());
        return null;
      }
      return ends;
    } catch (DateTimeParseException e) {
      refuse("ends", messages.endsWrong(), messages.endsFix());
      return null;
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

  private void refuse(String field, String message, String fix) {
    errors.add(new FormError(field, message, fix));
  }
}
