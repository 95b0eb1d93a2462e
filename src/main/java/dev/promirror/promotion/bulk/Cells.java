package dev.promirror.promotion.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How cells are put into the API's body. What can't be understood is put there as the text it is,
 * and refused by whoever reads the body.
 */
final class Cells {

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern MONEY = Pattern.compile("([0-9]{1,18}) *([A-Za-z]{3})");
  private static final Pattern DATE =
      Pattern.compile("(\\S+)(?:[ T]+([0-9]{1,2}:[0-9]{2}))?(?:\\s+(\\S+))?");

  private Cells() {}

  static void text(ObjectNode body, String field, String cell) {
    body.put(field, cell);
  }

  static void whole(ObjectNode body, String field, String cell) {
    if (WHOLE.matcher(cell).matches()) {
      body.put(field, Long.parseLong(cell));
    } else {
      body.put(field, cell);
    }
  }

  static void flag(ObjectNode body, String field, String cell) {
    switch (cell.toLowerCase(Locale.ROOT)) {
      case "true", "yes" -> body.put(field, true);
      case "false", "no" -> body.put(field, false);
      default -> body.put(field, cell);
    }
  }

  /** {@code 2026-12-31}, {@code 2026-12-31 18:00}, either with a zone behind it. */
  static void date(ObjectNode body, String field, String cell) {
    Matcher form = DATE.matcher(cell);
    ObjectNode said = body.putObject(field);
    if (!form.matches()) {
      said.put("date", cell);
      return;
    }
    said.put("date", form.group(1));
    if (form.group(2) != null) {
      said.put("time", form.group(2).length() == 4 ? "0" + form.group(2) : form.group(2));
    }
    if (form.group(3) != null) {
      said.put("zone", form.group(3));
    }
  }

  /** {@code scope perCustomer}. */
  static void words(ObjectNode body, String field, String cell) {
    ArrayNode words = body.putArray(field);
    for (String word : cell.split("[\\s,;]+", -1)) {
      words.add(word);
    }
  }

  /** {@code HALF:50 FIFTH}. */
  static void steps(ObjectNode body, String field, String cell) {
    ArrayNode steps = body.putArray(field);
    for (String step : cell.split("[\\s,;]+", -1)) {
      int colon = step.indexOf(':');
      ObjectNode one = steps.addObject();
      one.put("coupon", colon < 0 ? step : step.substring(0, colon));
      if (colon >= 0) {
        whole(one, "limit", step.substring(colon + 1));
      }
    }
  }

  /** {@code 1250 EUR}: whole minor units. */
  static void money(ObjectNode body, String field, String cell) {
    Matcher form = MONEY.matcher(cell);
    if (form.matches()) {
      put(body.putObject(field), form);
    } else {
      body.put(field, cell);
    }
  }

  /** {@code 1250 EUR; 1400 USD}. */
  static void moneys(ObjectNode body, String field, String cell) {
    ArrayNode sums = body.putArray(field);
    for (String sum : cell.split("[;,]", -1)) {
      Matcher form = MONEY.matcher(sum.strip());
      if (form.matches()) {
        put(sums.addObject(), form);
      } else {
        sums.add(sum);
      }
    }
  }

  private static void put(ObjectNode money, Matcher form) {
    money.put("amount", Long.parseLong(form.group(1)));
    money.put("currency", form.group(2));
  }

  /** The same among the conditions. */
  static CodeColumn.Reading within(CodeColumn.Reading reading) {
    return (body, field, cell) -> reading.put(body.withObject("/conditions"), field, cell);
  }
}
