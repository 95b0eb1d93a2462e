package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.StripeRefusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's search language: {@code name:'Mia'}, {@code metadata['k']:'v'}, {@code created>5}, all
 * joined by AND, or all by OR; a minus before a clause turns it round.
 */
record Query(List<Predicate<ObjectNode>> clauses, boolean any) implements Predicate<ObjectNode> {
  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\s*(-?)([a-z_]+)(?:\\[(?:'([^']*)'|\"([^\"]*)\")])?\\s*(:|~|>=|<=|>|<)\\s*"
              + "(?:'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|([\\w.-]+))\\s*");
  private static final Pattern JOINT = Pattern.compile("(?i)\\G(AND|OR)\\b|\\G(?=\\S)");
  private static final int MOST = 10;

  /** Reads a query about a resource that can be asked for these fields. */
  static Query read(String text, String resource, Set<String> fields) {
    var clauses = new ArrayList<Predicate<ObjectNode>>();
    var joints = new ArrayList<String>();
    var matcher = CLAUSE.matcher(text);
    var joint = JOINT.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!clauses.isEmpty()) {
        if (!joint.find(at)) {
          throw malformed();
        }
        joints.add(joint.group(1) == null ? "AND" : joint.group(1).toUpperCase(Locale.ROOT));
        at = joint.end();
      }
      if (!matcher.find(at) || matcher.start() != at) {
        throw malformed();
      }
      clauses.add(clause(matcher, resource, fields));
      at = matcher.end();
    }
    if (clauses.isEmpty() || clauses.size() > MOST || Set.copyOf(joints).size() > 1) {
      throw malformed();
    }
    return new Query(clauses, joints.contains("OR"));
  }

  private static StripeRefusal malformed() {
    return StripeRefusal.invalid(
        "query",
        "We were unable to parse your search query. Try using the format `metadata[\"key\"]:\"value\"` to query for metadata or key:\"value\" to query for other fields.");
  }

  private static Predicate<ObjectNode> clause(Matcher found, String resource, Set<String> fields) {
    String field = found.group(2);
    String key = found.group(3) == null ? found.group(4) : found.group(3);
    if (key == null ? !fields.contains(field) : !field.equals("metadata")) {
      throw StripeRefusal.invalid(
          "query",
          "Field `%s` is an unsupported search field for resource `%s`. See http://stripe.com/docs/search#query-fields-for-%s for a list of supported fields."
              .formatted(field, resource, resource.replace('_', '-')));
    }
    String quoted = found.group(6) == null ? found.group(7) : found.group(6);
    boolean none = quoted == null && "null".equals(found.group(8));
    String value = (quoted == null ? found.group(8) : quoted).replaceAll("\\\\(.)", "$1");
    String operator = found.group(5);
    Predicate<ObjectNode> clause =
        row -> {
          var there = there(row, field, key);
          return none
              ? there.isMissingNode() || there.isNull()
              : there.isValueNode() && !there.isNull() && fits(there, operator, value);
        };
    return found.group(1).isEmpty() ? clause : clause.negate();
  }

  private static JsonNode there(ObjectNode row, String field, @Nullable String key) {
    if (key != null) {
      return row.path("metadata").path(key);
    }
    return field.equals("subscription")
        ? row.at("/parent/subscription_details/subscription")
        : row.path(field);
  }

  private static boolean fits(JsonNode there, String operator, String value) {
    String text = there.asText().toLowerCase(Locale.ROOT);
    String wanted = value.toLowerCase(Locale.ROOT);
    return switch (operator) {
      case ":" -> text.equals(wanted);
      case "~" -> text.contains(wanted);
      default -> compared(there, operator, value);
    };
  }

  private static boolean compared(JsonNode there, String operator, String value) {
    try {
      int order = there.decimalValue().compareTo(new BigDecimal(value));
      return switch (operator) {
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        case "<" -> order < 0;
        default -> order <= 0;
      };
    } catch (NumberFormatException e) {
      throw malformed();
    }
  }

  @Override
  public boolean test(ObjectNode row) {
    return any
        ? clauses.stream().anyMatch(clause -> clause.test(row))
        : clauses.stream().allMatch(clause -> clause.test(row));
  }
}
