package dev.promirror.standins.emulator.events;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A receiver on this machine by plain HTTP, and the connections kept to it. */
final class Neighbour implements AutoCloseable {
  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int HTTP_PORT = 80;

  private final String host;
  private final int port;

  /** A request's head as far as it is always the same. */
  private final String head;

  /** Those not in use, the last used first. */
  private final Deque<Line> lines = new ConcurrentLinkedDeque<>();

  private volatile boolean closed;

  private Neighbour(URI url, String type, String agent) {
    this.host = url.getHost();
    this.port = url.getPort() < 0 ? HTTP_PORT : url.getPort();
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    this.head =
        String.join(
            "\r\n",
            "POST "
                + path
                + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
                + " HTTP/1.1",
            "Host: " + url.getRawAuthority(),
            "Content-Type: " + type,
            "User-Agent: " + agent,
            "Stripe-Signature: ");
  }

  /**
   * The receiver at a URL; none when it is elsewhere, or is not spoken to by plain HTTP.
   *
   * @throws IllegalArgumentException if that is no URL
   */
  static Optional<Neighbour> at(String url, String type, String agent) {
    var uri = URI.create(url);
    boolean here =
        "http".equals(uri.getScheme())
            && uri.getHost() != null
            && HERE.contains(uri.getHost())
            && uri.getRawUserInfo() == null;
    return here ? Optional.of(new Neighbour(uri, type, agent)) : Optional.empty();
  }

  /** Sends a body and returns the status it is answered with, once all of the answer has come. */
  int post(String signature, byte[] body) throws IOException {
    byte[] start =
        (head + signature + "\r\nContent-Length: " + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] request = Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, request, start.length, body.length);
    var line = line();
    boolean again = false;
    try {
      int status = line.send(request);
      again = line.isKept() && !closed;
      return status;
    } finally {
      if (again) {
        lines.push(line);
      } else {
        line.close();
      }
    }
  }

  private Line line() throws IOException {
    for (var line = lines.poll(); line != null; line = lines.poll()) {
      if (line.stands()) {
        return line;
      }
      line.close();
    }
    return new Line(new InetSocketAddress(host, port));
  }

  @Override
  public void close() {
    closed = true;
    for (var line = lines.poll(); line != null; line = lines.poll()) {
      line.close();
    }
  }
}
