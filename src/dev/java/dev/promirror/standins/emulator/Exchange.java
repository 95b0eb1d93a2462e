package dev.promirror.standins.emulator;

import dev.promirror.standins.emulator.calls.Answer;
import dev.promirror.standins.emulator.calls.Incoming;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import wiremock.org.eclipse.jetty.io.EofException;
import wiremock.org.eclipse.jetty.server.Request;

/** A request and its answer, as WireMock's HTTP server has them. */
final class Exchange {
  private final Request request;

  Exchange(Request request) {
    this.request = request;
  }

  /** The request, its body read. */
  Incoming incoming() throws IOException {
    var uri = request.getHttpURI();
    String query = uri.getQuery();
    byte[] body = request.getInputStream().readAllBytes();
    return new Incoming(
        request.getMethod(),
        uri.getPath(),
        query == null ? "" : query,
        new String(body, StandardCharsets.UTF_8),
        name -> {
          var field = request.getHttpFields().getField(name);
          return field == null ? null : Objects.requireNonNullElse(field.getValue(), "");
        });
  }

  /** Sends an answer in the way it asks for. */
  void send(Answer answer) throws IOException {
    pause(answer.delayMillis() * 1_000_000L);
    if (answer.hangUp()) {
      request.getHttpChannel().abort(new EofException("hung up on purpose"));
      return;
    }
    var response = request.getResponse();
    response.setStatus(answer.status());
    answer.headers().forEach(response.getHttpFields()::put);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    if (answer.dripMillis() > 0 && body.length > 0) {
      drip(body, answer.dripMillis() * 1_000_000L / body.length);
    } else {
      response.getHttpOutput().sendContent(ByteBuffer.wrap(body));
    }
  }

  private void drip(byte[] body, long nanos) throws IOException {
    request.getResponse().setContentLength(body.length);
    var out = request.getResponse().getHttpOutput();
    for (byte b : body) {
      out.write(b);
      out.flush();
      pause(nanos);
    }
    out.close();
  }

  private static void pause(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
