package dev.promirror.standins.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.standins.emulator.store.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP as bytes on a socket, for requests that no client would send. */
record RawHttp(int port, String key) {
  /** An answer; headers by their names in lower case. */
  record Reply(int status, Map<String, String> headers, String body) {
    JsonNode json() {
      return Json.read(body, () -> new IllegalStateException("no JSON: " + body));
    }

    JsonNode error() {
      return json().path("error");
    }

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  static RawHttp to(StripeEmulator emulator) {
    return new RawHttp(emulator.port(), "sk_test_emulator_gl");
  }

  Reply get(String target) throws IOException {
    return send("GET", target, Map.of(), new byte[0]);
  }

  Reply post(String target, String form) throws IOException {
    return post(target, form, Map.of());
  }

  Reply post(String target, String form, Map<String, String> headers) throws IOException {
    return send("POST", target, headers, form.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a request as it stands; given headers take the place of the usual ones. */
  Reply send(String method, String target, Map<String, String> headers, byte[] body)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Host", "127.0.0.1");
    all.put("Connection", "close");
    all.put("Authorization", "Bearer " + key);
    all.put("Content-Type", "application/x-www-form-urlencoded");
    all.put("Content-Length", String.valueOf(body.length));
    all.putAll(headers);
    if (all.containsKey("Transfer-Encoding")) {
      all.remove("Content-Length");
    }
    var request = new ByteArrayOutputStream();
    request.writeBytes(bytes(method + " " + target + " HTTP/1.1\r\n"));
    all.forEach((name, value) -> request.writeBytes(bytes(name + ": " + value + "\r\n")));
    request.writeBytes(bytes("\r\n"));
    request.writeBytes(body);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.toByteArray());
      return parse(socket.getInputStream().readAllBytes());
    }
  }

  /** Sends a body in chunks, which it must bring with it. */
  Reply sendChunked(String method, String target, byte[] chunks) throws IOException {
    return send(method, target, Map.of("Transfer-Encoding", "chunked"), chunks);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Reply parse(byte[] answer) {
    String text = new String(answer, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new AssertionError("no answer: " + text);
    }
    String[] head = text.substring(0, end).split("\r\n", -1);
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < head.length; i++) {
      String[] header = head[i].split(": *", 2);
      headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
    }
    String body = text.substring(end + 4);
    String whole =
        headers.getOrDefault("transfer-encoding", "").equals("chunked") ? unchunked(body) : body;
    return new Reply(
        Integer.parseInt(head[0].split(" ", 3)[1]),
        headers,
        new String(bytes(whole), StandardCharsets.UTF_8));
  }

  private static String unchunked(String body) {
    var whole = new StringBuilder();
    int at = 0;
    while (true) {
      int line = body.indexOf("\r\n", at);
      int size = Integer.parseInt(body.substring(at, line), 16);
      if (size == 0) {
        return whole.toString();
      }
      whole.append(body, line + 2, line + 2 + size);
      at = line + 2 + size + 2;
    }
  }
}
