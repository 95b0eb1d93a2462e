package dev.promirror.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Answers every POST with 200 and counts them; costs next to nothing. */
final class Sink implements AutoCloseable {

  private static final byte[] OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final String LENGTH = "content-length: ";

  private final ServerSocket server;
  private final AtomicLong heard = new AtomicLong();

  Sink() throws IOException {
    server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  long heard() {
    return heard.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        Thread.ofPlatform().daemon().start(() -> answer(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int length = length(in); length >= 0; length = length(in)) {
        in.skipNBytes(length);
        heard.incrementAndGet();
        socket.getOutputStream().write(OK);
      }
    } catch (IOException e) {
      // The other side is gone, which ends this one too.
    }
  }

  /** Reads a request's head; its body's length, or -1 at the end. */
  private static int length(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int length = 0;
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\r') {
        continue;
      }
      if (c != '\n') {
        line.append((char) c);
        continue;
      }
      if (line.isEmpty()) {
        return length;
      }
      String header = line.toString().toLowerCase(Locale.ROOT);
      if (header.startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
      line.setLength(0);
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
