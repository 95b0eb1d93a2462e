package dev.promirror.standins.emulator.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A connection to a receiver that speaks HTTP/1; one request at a time. */
final class Line implements AutoCloseable {
  private static final int LONGEST_HEAD = 1 << 16;
  private static final int HEX = 16;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.\\d \\d{3}(?: .*)?");

  /** One not used for so long, in nanoseconds, may have been closed by the other side. */
  private static final long IDLE = TimeUnit.MILLISECONDS.toNanos(5);

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[1024];
  private int from;
  private int to;
  private long deadline = System.nanoTime() + Sender.PATIENCE.toNanos();
  private long used;
  private boolean kept;

  /** Connects. */
  Line(InetSocketAddress address) throws IOException {
    try {
      socket.setTcpNoDelay(true);
      socket.connect(address, (int) Sender.PATIENCE.toMillis());
      in = socket.getInputStream();
      out = socket.getOutputStream();
    } catch (IOException e) {
      close();
      throw e instanceof SocketTimeoutException ? late() : e;
    }
  }

  /** Whether the other side has kept it open; looks only when it may have closed it. */
  boolean stands() {
    if (System.nanoTime() - used < IDLE) {
      return true;
    }
    try {
      socket.setSoTimeout(1);
      // Its end, or something unasked; silence is what is hoped for.
      to = in.read(buffer);
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether it can be used once more after the last answer. */
  boolean isKept() {
    return kept;
  }

  /**
   * Sends a request and returns its answer's status; the answer's body is read and forgotten.
   *
   * @throws HttpTimeoutException if that takes too long; what is sent goes into the socket's buffer
   *     at once, as it is small
   */
  int send(byte[] request) throws IOException {
    deadline = System.nanoTime() + Sender.PATIENCE.toNanos();
    out.write(request);
    var head = head();
    while (head.status < 200) {
      head = head();
    }
    kept = head.keeps;
    skipBody(head);
    used = System.nanoTime();
    return head.status;
  }

  private void skipBody(Head head) throws IOException {
    if (head.status == 204 || head.status == 304) {
      return;
    }
    if (head.chunked) {
      for (long chunk = chunk(); chunk > 0; chunk = chunk()) {
        skip(chunk);
        text();
      }
      while (!text().isEmpty()) {
        // A trailer says nothing of interest.
      }
    } else if (head.length >= 0) {
      skip(head.length);
    } else {
      kept = false;
      while (fill()) {
        // The body ends with the connection.
      }
    }
  }

  private long chunk() throws IOException {
    String size = text().split(";", 2)[0].strip();
    try {
      return Long.parseLong(size, HEX);
    } catch (NumberFormatException e) {
      throw new ProtocolException("a chunk of size " + size);
    }
  }

  private Head head() throws IOException {
    var head = new Head(text());
    for (String header = text(); !header.isEmpty(); header = text()) {
      head.add(header);
    }
    return head;
  }

  /** A line of text. */
  private String text() throws IOException {
    var line = new StringBuilder();
    for (char c = next(); c != '\n'; c = next()) {
      if (c != '\r') {
        line.append(c);
      }
      if (line.length() > LONGEST_HEAD) {
        throw new ProtocolException("a line without an end");
      }
    }
    return line.toString();
  }

  private char next() throws IOException {
    if (from == to && !fill()) {
      throw new IOException("the connection was closed");
    }
    return (char) (buffer[from++] & 0xFF);
  }

  private void skip(long bytes) throws IOException {
    for (long left = bytes; left > 0; ) {
      if (from == to && !fill()) {
        throw new IOException("the connection was closed");
      }
      int there = (int) Math.min(left, to - from);
      from += there;
      left -= there;
    }
  }

  /** Reads on; false at the end. */
  private boolean fill() throws IOException {
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    if (left <= 0) {
      throw late();
    }
    socket.setSoTimeout((int) left);
    try {
      from = 0;
      to = Math.max(0, in.read(buffer));
      return to > 0;
    } catch (SocketTimeoutException e) {
      throw late();
    }
  }

  private static HttpTimeoutException late() {
    return new HttpTimeoutException("no answer in time");
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more, closed or not.
    }
  }

  /** What an answer's head says of its body and of the connection. */
  private static final class Head {
    private final int status;
    private boolean keeps;
    private boolean chunked;
    private long length = -1;

    Head(String line) throws ProtocolException {
      if (!STATUS.matcher(line).matches()) {
        throw new ProtocolException("no HTTP/1: " + line);
      }
      status = Integer.parseInt(line, 9, 12, 10);
      keeps = line.charAt(7) != '0';
    }

    void add(String header) throws ProtocolException {
      int colon = header.indexOf(':');
      String value = header.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
      switch (header.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT)) {
        case "connection" -> keeps = keeps && !value.contains("close");
        case "transfer-encoding" -> chunked = value.endsWith("chunked");
        case "content-length" -> length = length(value);
        default -> {}
      }
    }

    private static long length(String value) throws ProtocolException {
      try {
        return Long.parseLong(value);
      } catch (NumberFormatException e) {
        throw new ProtocolException("a body of length " + value);
      }
    }
  }
}
