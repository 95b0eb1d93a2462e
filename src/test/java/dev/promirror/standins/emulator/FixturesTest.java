package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.exception.StripeException;
import com.stripe.param.CreditNoteCreateParams;
import com.stripe.param.InvoiceListParams;
import dev.promirror.standins.emulator.shape.Shapes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixturesTest {
  private static final Path FILES = EmulatorFixture.FIXTURES.resolve("__files");

  @Test
  void everyBodyHasTheMembersOfStripesObjects() throws Exception {
    List<Path> bodies;
    try (var files = Files.walk(FILES)) {
      bodies = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    assertFalse(bodies.isEmpty());
    List<String> differences = new ArrayList<>();
    for (Path file : bodies) {
      var body = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      if (file.toString().contains("before-2025-09-30")) {
        asToday(body);
      }
      for (String found : Shapes.differences(body)) {
        differences.add(file.getFileName() + ": " + found);
      }
    }
    assertEquals("", String.join("\n", differences));
  }

  /** Puts the coupon where it has been since; it is checked on its own. */
  private static void asToday(JsonObject older) {
    assertEquals(List.of(), Shapes.differences(older.remove("coupon").getAsJsonObject()));
    var holder = new JsonObject();
    holder.addProperty("type", "coupon");
    holder.addProperty("coupon", "TEMPLATE");
    String name = older.get("object").getAsString().equals("discount") ? "source" : "promotion";
    older.add(name, holder);
    older.add("customer_account", JsonNull.INSTANCE);
  }

  /** Of two mappings that fit, the later one of a file answers; among files nobody says which. */
  @Test
  void aPathWithoutAnIdComesAfterThoseItsLastWordCouldBeAnIdOf() throws Exception {
    List<Path> mappings;
    try (var files = Files.list(EmulatorFixture.FIXTURES.resolve("mappings"))) {
      mappings = files.sorted().toList();
    }
    List<String> templates = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    for (Path file : mappings) {
      var list = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      int place = 0;
      for (var mapping : list.getAsJsonArray("mappings")) {
        var request = mapping.getAsJsonObject().getAsJsonObject("request");
        String from = "%s %03d ".formatted(file.getFileName(), place++);
        String method = request.get("method").getAsString() + " ";
        if (request.has("urlPathTemplate")) {
          templates.add(from + method + request.get("urlPathTemplate").getAsString());
        } else if (request.has("urlPath")) {
          plain.add(from + method + request.get("urlPath").getAsString());
        }
      }
    }
    List<String> hidden = new ArrayList<>();
    int met = 0;
    for (String template : templates) {
      String[] of = template.split(" ", 3);
      for (String path : plain) {
        String[] at = path.split(" ", 3);
        if (at[2].matches(of[2].replaceAll("\\{[^}]*}", "[^/]+"))) {
          met++;
          if (!at[0].equals(of[0]) || at[1].compareTo(of[1]) < 0) {
            hidden.add(path + " is behind " + template);
          }
        }
      }
    }
    assertEquals(List.of(), hidden);
    assertNotEquals(0, met);
  }

  @Test
  void everyAnswerAndEventOfARunFitsStripesModels() throws Exception {
    try (var world = new EmulatorFixture()) {
      world.code(EmulatorFixture.codeOf(world.coupon(EmulatorFixture.twentyPercent()), "WALK"));
      for (String interval : List.of("", "month")) {
        var price =
            world
                .control
                .offer(world.account, "Gold", 1000, "usd", interval.isEmpty() ? null : interval)
                .price();
        world.control.buy(world.account, price, "WALK", "mia@example.com", "Mia");
      }
      assertFitting(world);
    }
  }

  @Test
  void everyAnswerAndEventOfMoneyGoingWrongFitsStripesModels() throws Exception {
    try (var world = new EmulatorFixture()) {
      var price = world.control.offer(world.account, "Gold", 1000, "usd", "month").price();
      var single = world.control.offer(world.account, "Book", 1000, "usd", null).price();
      var receipt = world.control.buy(world.account, price, null, "mia@example.com", "Mia");
      var credit =
          CreditNoteCreateParams.builder()
              .setInvoice(receipt.invoice())
              .setAmount(500L)
              .setRefundAmount(300L)
              .setCreditAmount(200L)
              .build();
      var note = world.stripe.v1().creditNotes().create(credit, world.inAccount);
      world.control.failRefund(world.account, note.getRefunds().getFirst().getRefund());
      var later = world.control.buyDelayed(world.account, single, null, "mia@example.com", "Mia");
      world.control.settleSession(world.account, later.session(), false);
      world.control.failPayments(world.account, receipt.customer(), 9);
      world.control.moveClockTo(Instant.parse("2026-03-15T12:00:00Z"));
      var list = InvoiceListParams.builder().setLimit(1L).build();
      var open = world.stripe.v1().invoices().list(list, world.inAccount).getData().getFirst();
      world.stripe.v1().invoices().voidInvoice(open.getId(), world.inAccount);
      assertFitting(world);
    }
  }

  private static void assertFitting(EmulatorFixture world) throws StripeException {
    assertFalse(new Events(world).all().isEmpty());
    assertEventsFit(world);
  }

  /** Every event that is still listed is as Stripe's, and what it was before was otherwise. */
  static void assertEventsFit(EmulatorFixture world) throws StripeException {
    for (var event : new Events(world).all()) {
      assertEquals(List.of(), Shapes.differences(event), event.toString());
      var data = event.getAsJsonObject("data");
      var object = data.getAsJsonObject("object");
      if (data.has("previous_attributes")) {
        data.getAsJsonObject("previous_attributes")
            .entrySet()
            .forEach(
                former ->
                    assertNotEquals(
                        former.getValue(), object.get(former.getKey()), event.toString()));
      }
    }
  }
}
