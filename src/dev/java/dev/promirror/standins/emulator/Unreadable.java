package dev.promirror.standins.emulator;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import dev.promirror.standins.emulator.params.Form;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.store.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import wiremock.jakarta.servlet.RequestDispatcher;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.http.HttpHeader;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.handler.ErrorHandler;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;

/**
 * Answers in Stripe's shape what never comes as far as the {@link Door}: WireMock fails on broken
 * percent-encoding, its HTTP server on what is no HTTP, and both would answer with pages of theirs.
 */
final class Unreadable implements HttpServerFactory {
  private static final System.Logger LOG = System.getLogger(Unreadable.class.getName());
  private static final String JSON = "application/json";

  private final Shortcut shortcut;

  /** A server in which this shortcut comes before WireMock. */
  Unreadable(Shortcut shortcut) {
    this.shortcut = shortcut;
  }

  @Override
  public HttpServer buildHttpServer(
      Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    return new Jetty11HttpServer(options, admin, stubs) {
      @Override
      protected Handler createHandler(
          Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
        shortcut.setHandler(super.createHandler(options, admin, stubs));
        return shortcut;
      }

      @Override
      protected void applyAdditionalServerConfiguration(Server server, Options options) {
        super.applyAdditionalServerConfiguration(server, options);
        server.setErrorHandler(new Errors());
        BodyLimit.of(server);
      }

      @Override
      protected void decorateMockServiceContextAfterConfig(ServletContextHandler context) {
        super.decorateMockServiceContextAfterConfig(context);
        context.setErrorHandler(new Errors());
      }
    };
  }

  private static byte[] body(StripeRefusal refusal) {
    return Json.write(refusal.body()).getBytes(StandardCharsets.UTF_8);
  }

  private static final class Errors extends ErrorHandler {
    @Override
    public boolean errorPageForMethod(String method) {
      return true;
    }

    /** The door itself never fails, so what failed is the reading of the request. */
    @Override
    public void handle(
        String target, Request base, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
      LOG.log(System.Logger.Level.DEBUG, "A request could not be read: {0}", failure);
      boolean large = BodyLimit.exceeded(failure);
      var refusal = large ? BodyLimit.refusal() : Form.malformed();
      byte[] body = body(refusal);
      response.setStatus(refusal.status());
      response.setContentType(JSON);
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
      response.flushBuffer();
      if (large) {
        BodyLimit.drain(base);
      }
      base.setHandled(true);
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
      fields.put(HttpHeader.CONTENT_TYPE, JSON);
      return ByteBuffer.wrap(body(Form.malformed()));
    }
  }
}
