package dev.promirror.standins.emulator.params;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Reads {@code a[b][0]=c}: the bracketed form encoding of Stripe's v1 API. The tree has text
 * leaves; a list is an object whose names are its positions.
 */
public final class Form {
  private Form() {}

  /** The tree of a body or query string; refuses what is no form. */
  public static ObjectNode parse(String encoded) {
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

  private static void place(ObjectNode root, String name, String value) {
    var node = root;
    String[] steps = name.replace("]", "").split("\\[", -1);
    for (int i = 0; i < steps.length; i++) {
      String step = steps[i].isEmpty() && i > 0 ? String.valueOf(node.size()) : steps[i];
      if (i == steps.length - 1) {
        node.put(step, value);
      } else if (node.get(step) instanceof ObjectNode inner) {
        node = inner;
      } else {
        node = node.putObject(step);
      }
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw StripeRefusal.invalid(null, "Invalid request: the form is not URL-encoded.");
    }
  }
}
