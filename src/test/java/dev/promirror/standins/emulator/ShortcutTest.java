package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class ShortcutTest {
  @Test
  void aMappingAddedLaterIsHeeded() throws Exception {
    try (var world = new EmulatorFixture();
        var http = HttpClient.newHttpClient()) {
      var read =
          HttpRequest.newBuilder(URI.create(world.emulator.url() + "/v1/coupons"))
              .header("Authorization", "Bearer sk_test_emulator_gl")
              .build();
      var add =
          HttpRequest.newBuilder(URI.create(world.emulator.url() + "/__admin/mappings"))
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      """
                      {"priority": 1, "request": {"method": "GET", "urlPath": "/v1/coupons"},
                       "response": {"status": 418}}
                      """))
              .build();
      assertEquals(200, http.send(read, BodyHandlers.discarding()).statusCode());
      assertEquals(201, http.send(add, BodyHandlers.discarding()).statusCode());
      assertEquals(418, http.send(read, BodyHandlers.discarding()).statusCode());
    }
  }
}
