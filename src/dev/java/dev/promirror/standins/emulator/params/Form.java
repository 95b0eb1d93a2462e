package dev.promirror.standins.emulator.params;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads {@code a[b][0]=c}: the bracketed form encoding of Stripe's v1 API. The tree has text
 * leaves; a list is an object whose names are its positions.
 */
public final class Form {
  private static final int DEEPEST = 32;

  /** What a decoder puts in the place of bytes that are no UTF-8. */
  private static final char REPLACED = '\uFFFD';

  private Form() {}

  /** The tree of a body or query string; refuses what is no form. */
  public static ObjectNode parse(String encoded) {
    if (encoded.indexOf(REPLACED) >= 0) {
      throw malformed();
    }
    var root = JsonNodeFactory.instance.objectNode();
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isBlank()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        place(root, decode(name), decode(equals < 0 ? "" : pair.substring(equals + 1)));
      }
    }
    return root;
  }

  /** Stripe's one refusal of a request whose parameters cannot be read at all. */
  public static StripeRefusal malformed() {
    return StripeRefusal.invalid(
        null,
        "Invalid request (check that your POST content type is application/x-www-form-urlencoded)."
            + " If you have any questions, we can help at https://support.stripe.com/.");
  }

  /** Of two values for one name the later counts; a name cannot be both a value and a hash. */
  private static void place(ObjectNode root, String name, String value) {
    var node = root;
    String[] steps = name.replace("]", "").split("\\[", -1);
    if (steps.length > DEEPEST) {
      throw malformed();
    }
    for (int i = 0; i < steps.length; i++) {
      boolean last = i == steps.length - 1;
      String step =
          steps[i].isEmpty() && i > 0 ? position(node, last ? "" : steps[i + 1]) : steps[i];
      var there = node.get(step);
      if (there != null && there.isObject() == last) {
        throw malformed();
      }
      if (last) {
        node.put(step, value);
      } else {
        node = there instanceof ObjectNode inner ? inner : node.putObject(step);
      }
    }
  }

  /**
   * Where {@code a[]} stands: behind all others. {@code a[][x]=1&a[][y]=2} is one element, until a
   * name comes again.
   */
  private static String position(ObjectNode list, String next) {
    int end = 0;
    for (var element : list.properties()) {
      end = Math.max(end, element.getKey().matches("\\d{1,8}") ? after(element.getKey()) : 0);
    }
    var open = list.get(String.valueOf(end - 1));
    return !next.isEmpty() && open instanceof ObjectNode hash && !hash.has(next)
        ? String.valueOf(end - 1)
        : String.valueOf(end);
  }

  private static int after(String position) {
    return Integer.parseInt(position) + 1;
  }

  private static String decode(String text) {
    var decoded = Percent.decode(text);
    if (decoded == null) {
      throw malformed();
    }
    return decoded;
  }
}
