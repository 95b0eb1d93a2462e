package dev.promirror.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Between the gateways and Stripe: passes everything on, writes down what was really sent, and is
 * where requests and answers get lost.
 */
final class Wire implements AutoCloseable {

  private static final Set<String> HOP =
      Set.of(
          "connection", "content-length", "host", "upgrade", "http2-settings", "transfer-encoding");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String stripe;
  private final Traps traps;
  private final HttpServer server;
  private final List<Sent> sent = new ArrayList<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger resets = new AtomicInteger();
  private volatile Consumer<String> written = account -> {};

  /**
   * A write that was sent.
   *
   * @param status Stripe's answer, whether or not it arrived; 0 if the request never reached it
   */
  record Sent(String account, String method, String path, String key, String form, int status) {

    String kind() {
      return Writes.kind(method, path, form);
    }
  }

  Wire(String stripe, Traps traps) {
    this.stripe = stripe;
    this.traps = traps;
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::pass);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Does something right after each write at Stripe, with the account, before it is answered. */
  void afterWrites(Consumer<String> look) {
    written = look;
  }

  /** Resets the connection of the next so many writes, before they arrive. */
  void reset(int writes) {
    resets.set(writes);
  }

  /** Whether nothing is on its way. */
  boolean quiet() {
    return underWay.get() == 0;
  }

  /** The writes of an account, in the order they were sent. */
  List<Sent> sent(String account) {
    synchronized (sent) {
      return sent.stream().filter(it -> it.account().equals(account)).toList();
    }
  }

  void forget() {
    synchronized (sent) {
      sent.clear();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    http.close();
  }

  private void pass(HttpExchange exchange) {
    underWay.incrementAndGet();
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean writes = !exchange.getRequestMethod().equals("GET");
      HttpResponse<byte[]> answer = writes ? write(exchange, body) : forward(exchange, body);
      if (answer != null) {
        answer(exchange, answer);
      }
    } catch (IOException e) {
      // Who asked is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      underWay.decrementAndGet();
    }
  }

  /** Null if no answer comes back. */
  private @Nullable HttpResponse<byte[]> write(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    String form = new String(body, StandardCharsets.UTF_8);
    String kind = Writes.kind(exchange.getRequestMethod(), path(exchange), form);
    boolean reset = resets.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    if (reset || isStopped(KillPoint.LOST, kind)) {
      note(exchange, form, 0);
      return null;
    }
    Traps.Caught late = traps.pass(KillPoint.LATE, traps.lastWriter(), kind);
    if (late != null) {
      underWay.decrementAndGet();
      boolean arrives = late.held().join();
      underWay.incrementAndGet();
      note(exchange, form, arrives ? forward(exchange, body).statusCode() : 0);
      return null;
    }
    HttpResponse<byte[]> answer = forward(exchange, body);
    note(exchange, form, answer.statusCode());
    written.accept(account(exchange));
    return isStopped(KillPoint.SENT, kind) ? null : answer;
  }

  /** Whether somebody waits for this, who then kills the sender. */
  private boolean isStopped(KillPoint point, String kind) {
    Traps.Caught caught = traps.pass(point, traps.lastWriter(), kind);
    if (caught == null) {
      return false;
    }
    caught.held().join();
    return true;
  }

  private void note(HttpExchange exchange, String form, int status) {
    String key = header(exchange, "Idempotency-Key");
    synchronized (sent) {
      sent.add(
          new Sent(
              account(exchange), exchange.getRequestMethod(), path(exchange), key, form, status));
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(stripe + path(exchange)))
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!HOP.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer)
      throws IOException {
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!HOP.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
              }
            });
    int length = answer.body().length;
    exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? -1 : length);
    exchange.getResponseBody().write(answer.body());
  }

  private static String path(HttpExchange exchange) {
    return exchange.getRequestURI().toString();
  }

  private static String account(HttpExchange exchange) {
    return header(exchange, "Stripe-Account");
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
