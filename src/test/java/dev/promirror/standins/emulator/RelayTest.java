package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The network's troubles, met by Stripe's own client and by bare sockets. */
class RelayTest {
  private static EmulatorFixture world;
  private static StripeClient relayed;
  private static InetSocketAddress address;

  @BeforeAll
  static void start() throws StripeException {
    world =
        new EmulatorFixture(
            EmulatorOptions.inMemory(EmulatorFixture.FIXTURES, EmulatorFixture.START)
                .behind(Network.RELAYED));
    relayed = EmulatorFixture.client("sk_test_emulator_gl", world.emulator.relayUrl());
    int port = URI.create(world.emulator.relayUrl()).getPort();
    address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @AfterEach
  void endTrouble() {
    world.control.faults().endTrouble();
  }

  private static void create(String id) throws StripeException {
    var patience =
        RequestOptions.builder()
            .setStripeAccount(world.account)
            .setIdempotencyKey("key of " + id)
            .setReadTimeout(1000)
            .setConnectTimeout(1000)
            .build();
    relayed.v1().coupons().create(EmulatorFixture.twentyPercent().setId(id).build(), patience);
  }

  private static boolean isThere(String id) {
    for (var coupon : world.control.truth(world.account).path("coupons")) {
      if (coupon.path("id").asText().equals(id)) {
        return true;
      }
    }
    return false;
  }

  /** Sends a request on a connection of its own and returns what comes back. */
  private static String speak(String request) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(address, 2000);
      socket.setSoTimeout(2000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String request(String id) {
    String form = "percent_off=20&id=" + id;
    return """
    POST /v1/coupons HTTP/1.1\r
    Host: 127.0.0.1\r
    Connection: close\r
    Authorization: Bearer sk_test_emulator_gl\r
    Stripe-Account: %s\r
    Content-Type: application/x-www-form-urlencoded\r
    Content-Length: %d\r
    \r
    %s\
    """
        .formatted(world.account, form.length(), form);
  }

  @Test
  void allPassesUntilThereIsTrouble() throws StripeException {
    create("PASSED");
    assertTrue(isThere("PASSED"));
    assertEquals("none", world.control.faults().relay().path("trouble").asText());
  }

  @Test
  void connectionsAreRefusedUntilItEnds() throws StripeException {
    create("BEFORE");
    world.control.faults().trouble("refuse");
    var failure = assertThrows(ApiConnectionException.class, () -> create("REFUSED"));
    assertTrue(failure.getCause() instanceof ConnectException, failure.toString());
    assertThrows(ConnectException.class, () -> speak("x"));
    assertFalse(isThere("REFUSED"));
    world.control.faults().endTrouble();
    create("REFUSED");
  }

  @Test
  void connectionsAreNotTakenUpAndTimeOut() throws StripeException {
    world.control.faults().trouble("no_accept");
    try (var socket = new Socket()) {
      assertThrows(SocketTimeoutException.class, () -> socket.connect(address, 500));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    world.control.faults().endTrouble();
    create("TAKEN_UP");
  }

  @Test
  void aBlackHoleSwallowsSoManyRequests() throws StripeException {
    world.control.faults().trouble("black_hole", 1);
    var failure = assertThrows(ApiConnectionException.class, () -> create("SWALLOWED"));
    assertTrue(failure.getCause() instanceof SocketTimeoutException, failure.toString());
    assertFalse(isThere("SWALLOWED"));
    assertEquals(1, world.control.faults().relay().path("met").path("black_hole").asInt());
    create("SWALLOWED");
    assertTrue(isThere("SWALLOWED"));
  }

  @Test
  void aResetAmidTheRequestLeavesNothing() {
    world.control.faults().trouble("reset_request", 1);
    assertThrows(SocketException.class, () -> speak(request("HALF_ASKED")));
    assertFalse(isThere("HALF_ASKED"));
  }

  @Test
  void aResetAmidTheAnswerComesTooLate() throws Exception {
    world.control.faults().trouble("reset_answer", 1);
    assertThrows(SocketException.class, () -> speak(request("HALF_TOLD")));
    assertTrue(isThere("HALF_TOLD"));
  }

  @Test
  void halfAnAnswerIsNoAnswer() throws Exception {
    world.control.faults().trouble("half_answer", 1);
    String answer = speak(request("HALF_HEARD"));
    assertTrue(answer.startsWith("HTTP/1.1 200 OK"), answer);
    assertFalse(answer.endsWith("}"), answer);
    assertTrue(isThere("HALF_HEARD"));
  }

  @Test
  void aLostAnswerIsHadByAskingAgain() throws StripeException {
    // The JDK's HttpURLConnection quietly sends a POST again when its connection was closed on it.
    world.control.faults().trouble("half_answer", 2);
    assertThrows(StripeException.class, () -> create("ASKED_AGAIN"));
    world.control.faults().endTrouble();
    create("ASKED_AGAIN");
    assertTrue(isThere("ASKED_AGAIN"));
  }

  @Test
  void troubleEndsInTime() throws Exception {
    world.control.faults().trouble("refuse", Duration.ofSeconds(1));
    assertEquals("refuse", world.control.faults().relay().path("trouble").asText());
    for (int i = 0; i < 500; i++) {
      if (world.control.faults().relay().path("trouble").asText().equals("none")) {
        create("IN_TIME");
        return;
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    throw new AssertionError("trouble does not end");
  }

  @Test
  void senselessTroubleIsRefused() {
    assertEquals(
        400,
        assertThrows(ControlFailure.class, () -> world.control.faults().trouble("fire")).status());
    assertEquals(
        400,
        assertThrows(ControlFailure.class, () -> world.control.faults().trouble("refuse", 3))
            .status());
  }

  @Test
  void anEmulatorWithoutARelaySaysSo() {
    var plain = EmulatorOptions.inMemory(EmulatorFixture.FIXTURES, EmulatorFixture.START);
    try (var emulator = StripeEmulator.start(plain);
        var control = new EmulatorControl(emulator.url())) {
      assertEquals(
          404,
          assertThrows(ControlFailure.class, () -> control.faults().trouble("refuse")).status());
      assertThrows(IllegalStateException.class, emulator::relayUrl);
    }
  }
}
