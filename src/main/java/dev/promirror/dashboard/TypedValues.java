package dev.promirror.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.money.Currencies;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers as people type them, as the API takes them. What is none stays a text: the rules that
 * read it refuse it with everything else, and nothing is guessed here.
 */
final class TypedValues {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,3})?");
  private static final Pattern COMMA = Pattern.compile("^(\\d+),(\\d{1,2})$");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");

  private TypedValues() {}

  /** A whole number. */
  static JsonNode whole(String typed) {
    return WHOLE.matcher(typed).matches()
        ? JSON.numberNode(Long.parseLong(typed))
        : JSON.textNode(typed);
  }

  /**
   * A number with decimals. Spaces, a percent sign and a comma for the point are taken; a comma
   * before three digits is none of these: it may part thousands.
   */
  static JsonNode decimal(String typed) {
    String plain = plain(typed);
    return DECIMAL.matcher(plain).matches()
        ? JSON.numberNode(new BigDecimal(plain))
        : JSON.textNode(typed);
  }

  /**
   * A sum in whole units of a currency, as its minor units. A digit too many makes it none even if
   * it is a zero: elsewhere 1.250 means 1250.
   */
  static JsonNode minor(String typed, String currency) {
    String plain = plain(typed);
    if (DECIMAL.matcher(plain).matches() && plain.length() <= 13) {
      try {
        BigDecimal major = new BigDecimal(plain);
        int exponent = Currencies.exponent(Currencies.parse(currency));
        if (major.scale() <= exponent) {
          return JSON.numberNode(major.movePointRight(exponent).longValueExact());
        }
      } catch (IllegalArgumentException unknown) {
        // The rules say so of the currency's own field; the sum can't be counted without it.
        return JSON.numberNode(1);
      }
    }
    return JSON.textNode(typed);
  }

  /** A sum with its currency. */
  static ObjectNode money(String typed, String currency) {
    ObjectNode money = JSON.objectNode();
    money.set("amount", minor(typed, currency));
    money.put("currency", currency);
    return money;
  }

  private static String plain(String typed) {
    return COMMA.matcher(typed.replace("%", "").strip()).replaceFirst("$1.$2");
  }
}
