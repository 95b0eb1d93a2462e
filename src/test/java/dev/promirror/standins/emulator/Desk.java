package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.StripeException;
import dev.promirror.standins.emulator.shape.Shapes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Calls in one account as any client makes them: forms in, JSON out, each compared with Stripe's.
 */
final class Desk implements AutoCloseable {
  final EmulatorFixture world;
  private final RawHttp http;

  Desk() throws StripeException {
    this.world = new EmulatorFixture();
    this.http = RawHttp.to(world.emulator);
  }

  private RawHttp.Reply send(String method, String target, String form) throws IOException {
    byte[] body = form.getBytes(StandardCharsets.UTF_8);
    return http.send(method, "/v1/" + target, Map.of("Stripe-Account", world.account), body);
  }

  private static JsonNode done(RawHttp.Reply reply) {
    assertEquals(200, reply.status(), reply.body());
    if (!reply.json().has("deleted") && !reply.body().contains("search_result")) {
      assertEquals(List.of(), Shapes.differences(reply.body()), reply.body());
    }
    return reply.json();
  }

  JsonNode post(String target, String form) throws IOException {
    return done(send("POST", target, form));
  }

  JsonNode get(String target) throws IOException {
    return done(send("GET", target, ""));
  }

  JsonNode delete(String target) throws IOException {
    return done(send("DELETE", target, ""));
  }

  /** Makes an object and returns its id. */
  String made(String target, String form) throws IOException {
    return post(target, form).path("id").asText();
  }

  /** A refused call's error, which has this status and, unless that is null, this parameter. */
  JsonNode refused(int status, String param, String method, String target, String form)
      throws IOException {
    var reply = send(method, target, form);
    assertEquals(status, reply.status(), reply.body());
    assertEquals(param, reply.error().path("param").asText(), reply.body());
    assertEquals(List.of(), Shapes.differences(reply.body()), reply.body());
    return reply.error();
  }

  /** A price of an amount, each month or once. */
  String price(long amount, boolean monthly) throws IOException {
    return made(
        "prices",
        "currency=usd&product_data[name]=Gold&unit_amount="
            + amount
            + (monthly ? "&recurring[interval]=month" : ""));
  }

  String customer() throws IOException {
    return made("customers", "email=mia@example.com&name=Mia");
  }

  /** The newest event of a type: what it tells of. */
  JsonNode told(String type) throws IOException {
    return get("events?limit=1&type=" + type).path("data").path(0).path("data").path("object");
  }

  @Override
  public void close() {
    world.close();
  }
}
