package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import java.util.Locale;

/** Someone who buys. */
public record Member(String email, String name) {
  /** The id of the customer with this address, made if there is none. */
  public String customer(Work work, Templates templates) {
    return work.find("customers", "email", email)
        .filter(customer -> !customer.has("_deleted"))
        .map(customer -> customer.path("id").asText())
        .findFirst()
        .orElseGet(() -> create(work, templates));
  }

  /** A new customer, as a checkout without one makes it, whoever has the same address. */
  String create(Work work, Templates templates) {
    var customer = templates.of("customer");
    customer.put("id", work.newId("cus")).put("created", work.now());
    customer.put("email", email).put("name", name);
    customer.put("invoice_prefix", prefix(work));
    work.put("customers", customer);
    work.emit("customer.created", customer);
    return customer.path("id").asText();
  }

  /** Who buys in a session: the address it was opened with goes before the member's own. */
  Member buying(ObjectNode session) {
    String given = session.path("customer_email").textValue();
    return given == null ? this : new Member(given, name);
  }

  /** Eight letters and digits that begin a customer's invoice numbers. */
  public static String prefix(Work work) {
    return work.rows().text(8).toUpperCase(Locale.ROOT);
  }
}
