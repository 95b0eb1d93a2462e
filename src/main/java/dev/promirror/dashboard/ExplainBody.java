package dev.promirror.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.platform.FieldError;
import dev.promirror.platform.ProblemException;
import java.util.List;

/**
 * The form about a refused code as the API takes it.
 *
 * @param typed the form
 */
record ExplainBody(Typed typed) {

  /** The inquiry. */
  byte[] inquiry() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("code", typed.text("code"));
    body.put("currency", typed.text("currency"));
    ArrayNode lines = body.putArray("lines");
    for (int row = 0; row < typed.texts("line").size(); row++) {
      String offer = typed.row("line", row);
      if (!offer.isEmpty()) {
        ObjectNode line = lines.addObject();
        line.put("offer", offer);
        String quantity = typed.row("quantity", row);
        line.set("quantity", TypedValues.whole(quantity.isEmpty() ? "1" : quantity));
      }
    }
    if (typed.on("email") || typed.on("customer")) {
      member(body);
    }
    return body.toString().getBytes(UTF_8);
  }

  /** The wish for a goodwill code. */
  byte[] gift() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("reason", typed.text("why"));
    member(body);
    return body.toString().getBytes(UTF_8);
  }

  /** A problem's faults, beside the form's own fields. */
  static List<FormError> errors(ProblemException problem) {
    return problem.errors().stream()
        .map(error -> new FormError(field(error), "", error.message(), error.fix()))
        .toList();
  }

  private void member(ObjectNode body) {
    ObjectNode member = body.putObject("member");
    for (String field : List.of("customer", "email")) {
      if (typed.on(field)) {
        member.put(field, typed.text(field));
      }
    }
  }

  private static String field(FieldError error) {
    return switch (error.field()) {
      case "/code" -> "code";
      case "/currency" -> "currency";
      case "/member/email" -> "email";
      case "/member/customer", "/member" -> "customer";
      case "/reason" -> "why";
      default -> "line";
    };
  }
}
