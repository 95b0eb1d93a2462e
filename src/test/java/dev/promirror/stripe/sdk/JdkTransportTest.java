package dev.promirror.stripe.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Coupon;
import com.stripe.net.RequestOptions;
import com.stripe.param.CouponListParams;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No call outlasts its time, wherever the answer stops coming. */
class JdkTransportTest {

  private static final String HEADERS =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n";
  private static final Duration LONGEST = Duration.ofMillis(500);

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", HEADERS, HEADERS + "{\"id\": "})
  void anAnswerThatStallsIsNoneAndItsConnectionIsLetGo(String beginning) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Integer> end = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> answer(server, beginning, end));

      ApiConnectionException failure =
          assertTimeoutPreemptively(
              LONGEST.multipliedBy(10),
              () -> assertThrows(ApiConnectionException.class, () -> read(server)));

      if (beginning.startsWith(HEADERS)) {
        assertInstanceOf(TimeoutException.class, failure.getCause());
      }
      assertEquals(-1, assertTimeoutPreemptively(LONGEST.multipliedBy(10), () -> end.get()));
    }
  }

  @Test
  void anAnswerThatComesInPiecesWithinTheTimeIsRead() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String body = "{\"object\": \"list\", \"data\": [], \"has_more\": false, \"url\": \"/\"}";
      String whole = HEADERS.replace("100", Integer.toString(body.length())) + body;
      Thread.ofVirtual().start(() -> answer(server, whole, new CompletableFuture<>()));

      assertEquals(0, read(server).size());
    }
  }

  private static List<Coupon> read(ServerSocket server) throws StripeException {
    StripeClient client =
        StripeClient.builder()
            .setApiKey("sk_test_stalled")
            .setApiBase("http://127.0.0.1:" + server.getLocalPort())
            .setMaxNetworkRetries(0)
            .setHttpClient(new JdkTransport())
            .build();
    RequestOptions options =
        RequestOptions.builder().setReadTimeout((int) LONGEST.toMillis()).build();
    return client.v1().coupons().list(CouponListParams.builder().build(), options).getData();
  }

  /** Reads the request, sends the text and waits; {@code end} is -1 once the client hangs up. */
  private static void answer(ServerSocket server, String text, CompletableFuture<Integer> end) {
    try (Socket client = server.accept()) {
      String request = "";
      while (!request.endsWith("\r\n\r\n")) {
        request += (char) client.getInputStream().read();
      }
      client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      client.getOutputStream().flush();
      end.complete(client.getInputStream().read());
    } catch (IOException e) {
      end.completeExceptionally(e);
    }
  }
}
