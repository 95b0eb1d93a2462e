package dev.promirror.standins.emulator.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NeighbourTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final String GONE = "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n";

  /** After it the other side ends the connection, without a word in the answer before. */
  private static final String END = "";

  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private ServerSocket server;
  private Neighbour neighbour;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
    neighbour = Neighbour.at(url("/hooks?a=b"), "application/json", "Somebody/1").orElseThrow();
  }

  @AfterEach
  void close() throws IOException {
    neighbour.close();
    server.close();
  }

  @Test
  void aRequestSaysWhatItIs() throws Exception {
    answer(OK);
    assertEquals(200, post("{\"name\":\"Zoë\"}"));
    String expected =
        String.join(
            "\r\n",
            "POST /hooks?a=b HTTP/1.1",
            "Host: 127.0.0.1:" + server.getLocalPort(),
            "Content-Type: application/json",
            "User-Agent: Somebody/1",
            "Stripe-Signature: t=1,v1=ab",
            "Content-Length: 15",
            "",
            "{\"name\":\"Zoë\"}");
    assertEquals(expected, heard.take());
  }

  @Test
  void aConnectionServesManyRequests() throws Exception {
    answer(OK, GONE, "HTTP/1.1 204 No Content\r\n\r\n", OK);
    assertEquals(200, post("{}"));
    assertEquals(410, post("{}"));
    assertEquals(204, post("{}"));
    assertEquals(200, post("{}"));
    assertEquals(1, connections.get());
  }

  @Test
  void anAnswerInChunksIsReadToItsEnd() throws Exception {
    String chunked =
        String.join(
            "\r\n",
            "HTTP/1.1 200 OK",
            "Transfer-Encoding: chunked",
            "",
            "3;a=b",
            "abc",
            "10",
            "0123456789abcdef",
            "0",
            "Trailer: x",
            "",
            "");
    answer(chunked, GONE);
    assertEquals(200, post("{}"));
    assertEquals(410, post("{}"));
    assertEquals(1, connections.get());
  }

  @Test
  void aProvisionalAnswerIsNotTheAnswer() throws Exception {
    answer("HTTP/1.1 100 Continue\r\n\r\n" + GONE);
    assertEquals(410, post("{}"));
  }

  @Test
  void aConnectionThatEndedMeanwhileIsReplaced() throws Exception {
    answer(OK, END, OK);
    assertEquals(200, post("{}"));
    TimeUnit.MILLISECONDS.sleep(50);
    assertEquals(200, post("{}"));
    assertEquals(2, connections.get());
    assertEquals(2, heard.size());
  }

  @Test
  void aConnectionThatStandsIdleIsUsedAgain() throws Exception {
    answer(OK, OK);
    assertEquals(200, post("{}"));
    TimeUnit.MILLISECONDS.sleep(50);
    assertEquals(200, post("{}"));
    assertEquals(1, connections.get());
  }

  @Test
  void aConnectionSaidToCloseIsNotUsedAgain() throws Exception {
    answer("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", OK);
    assertEquals(200, post("{}"));
    assertEquals(200, post("{}"));
    assertEquals(2, connections.get());
  }

  @Test
  void aBodyWithoutALengthEndsWithTheConnection() throws Exception {
    answer("HTTP/1.1 200 OK\r\n\r\nas much as there is", END, OK);
    assertEquals(200, post("{}"));
    assertEquals(200, post("{}"));
    assertEquals(2, connections.get());
  }

  @Test
  void anAnswerCutOffIsNone() {
    answer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", END);
    assertThrows(IOException.class, () -> post("{}"));
  }

  @Test
  void whatIsNoHttpIsNoAnswer() {
    answer("SSH-2.0-OpenSSH_9.6\r\n\r\n");
    assertThrows(IOException.class, () -> post("{}"));
  }

  @Test
  void othersAreNoNeighbours() {
    for (String url : List.of("https://127.0.0.1/", "http://example.com/", "http://10.0.0.1:80/")) {
      assertTrue(Neighbour.at(url, "a", "b").isEmpty(), url);
    }
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getLocalPort() + path;
  }

  private int post(String body) throws IOException {
    return neighbour.post("t=1,v1=ab", body.getBytes(StandardCharsets.UTF_8));
  }

  private void answer(String... next) {
    answers.addAll(List.of(next));
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = socket.getInputStream();
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        int length = Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        heard.add(head + new String(in.readNBytes(length), StandardCharsets.UTF_8));
        socket.getOutputStream().write(answers.take().getBytes(StandardCharsets.UTF_8));
        if (END.equals(answers.peek())) {
          answers.take();
          return;
        }
      }
    } catch (IOException e) {
      // The other side is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Up to the empty line; empty at the end. */
  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.append((char) c);
      if (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) >= 0) {
        return head.toString();
      }
    }
    return "";
  }
}
