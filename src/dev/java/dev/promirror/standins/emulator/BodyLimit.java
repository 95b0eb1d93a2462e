package dev.promirror.standins.emulator;

import dev.promirror.standins.emulator.params.StripeRefusal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.http.BadMessageException;
import wiremock.org.eclipse.jetty.server.Connector;
import wiremock.org.eclipse.jetty.server.HttpConfiguration;
import wiremock.org.eclipse.jetty.server.HttpInput;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.Server;

/**
 * Refuses a body that is too large by its length, or while it is read, so that it never fills the
 * memory: WireMock would read it whole before the {@link Door} sees it.
 */
final class BodyLimit implements HttpConfiguration.Customizer {
  /** In bytes. */
  static final int LARGEST = 1_000_000;

  private static final int TOO_LARGE = 413;

  /** How much more is thrown away, in bytes, for a client that reads only after it has written. */
  private static final long PATIENCE = 16_000_000;

  private static final long PATIENCE_MILLIS = 500;

  /** Limits the bodies of all that a server is sent. */
  static void of(Server server) {
    for (var connector : server.getConnectors()) {
      for (var factory : connector.getConnectionFactories()) {
        if (factory instanceof HttpConfiguration.ConnectionFactory http) {
          http.getHttpConfiguration().addCustomizer(new BodyLimit());
        }
      }
    }
  }

  @Override
  public void customize(Connector connector, HttpConfiguration configuration, Request request) {
    if (request.getContentLengthLong() > LARGEST) {
      throw new BadMessageException(TOO_LARGE);
    }
    request.getHttpInput().addInterceptor(new Counted());
  }

  /** Whether a request failed because of its body's size. */
  static boolean exceeded(@Nullable Object failure) {
    var cause = failure instanceof Throwable thrown ? thrown : null;
    while (cause != null) {
      if (cause instanceof BadMessageException bad && bad.getCode() == TOO_LARGE) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** Stripe's answer to it. */
  static StripeRefusal refusal() {
    return new StripeRefusal(
        TOO_LARGE, "invalid_request_error", null, null, "Request entity too large.");
  }

  /** Reads on for a little, answered though it is: a client that still writes sees the answer. */
  static void drain(Request request) {
    request.getHttpChannel().setIdleTimeout(PATIENCE_MILLIS);
    byte[] away = new byte[1 << 16];
    long left = PATIENCE;
    try {
      var body = request.getInputStream();
      int read = 0;
      while (left > 0 && read >= 0) {
        left -= read;
        read = body.read(away);
      }
    } catch (IOException | RuntimeException e) {
      // It has been answered.
      return;
    }
  }

  private static final class Counted implements HttpInput.Interceptor {
    private long bytes;

    @Override
    public HttpInput.Content readFrom(HttpInput.Content content) {
      bytes += content.remaining();
      if (bytes > LARGEST) {
        throw new BadMessageException(TOO_LARGE);
      }
      return content;
    }
  }
}
