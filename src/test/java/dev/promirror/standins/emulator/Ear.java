package dev.promirror.standins.emulator;

import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A webhook endpoint that remembers what it hears. */
final class Ear implements AutoCloseable {
  record Heard(String type, String body, String signature) {}

  private final HttpServer server;
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final Semaphore answers = new Semaphore(1);
  private volatile int failure = 500;

  Ear() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
  }

  /** Answers the next ones with this status. */
  void answer(int status, int times) {
    failure = status;
    failures.set(times);
  }

  /** Answers nobody until it is let go; what it hears meanwhile it remembers. */
  void holdAnswers() throws InterruptedException {
    answers.acquire();
  }

  /** Answers again. */
  void letAnswersGo() {
    answers.release();
  }

  /** The next event of this type; others before it are passed over. */
  Heard hear(String type) throws InterruptedException {
    while (true) {
      var next = heard.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no " + type + " was delivered");
      }
      if (next.type().equals(type)) {
        return next;
      }
    }
  }

  /** How many were heard that nobody asked for yet. */
  int heardMore() {
    return heard.size();
  }

  /** Waits until something holds, which it must within ten seconds. */
  void awaitSilence(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    if (!condition.getAsBoolean()) {
      throw new AssertionError("deliveries are still pending");
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var type = JsonParser.parseString(body).getAsJsonObject().get("type").getAsString();
    heard.add(new Heard(type, body, exchange.getRequestHeaders().getFirst("Stripe-Signature")));
    answers.acquireUninterruptibly();
    answers.release();
    boolean fail = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    exchange.sendResponseHeaders(fail ? failure : 200, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
