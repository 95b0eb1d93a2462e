package dev.promirror.standins.emulator;

import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.http.HttpHeader;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Takes ordinary calls to the {@link Door} before WireMock tries all of its mappings, which costs
 * more than the call. Whatever is unusual about a request is left to WireMock, and all is once
 * somebody has changed its mappings.
 */
final class Shortcut extends HandlerWrapper {
  /** Read the same by everybody: no escapes, no empty steps. */
  private static final Pattern PLAIN_PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+");

  private static final Pattern PLAIN_QUERY =
      Pattern.compile("(?:[A-Za-z0-9_.~=&+*@:,-]|%[0-9A-Fa-f]{2})*+");

  private final Door door;
  private volatile @Nullable Paths paths;

  Shortcut(Door door) {
    this.door = door;
  }

  /** Begins to take calls. */
  void open(Paths paths) {
    this.paths = paths;
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    var paths = this.paths;
    var call = paths == null ? null : find(paths, base);
    if (call == null) {
      super.handle(target, base, request, response);
      return;
    }
    base.setHandled(true);
    var exchange = new Exchange(base);
    exchange.send(door.answer(call, exchange.incoming()));
  }

  private static @Nullable Target find(Paths paths, Request base) {
    var uri = base.getHttpURI();
    String query = uri.getQuery();
    return isPlain(base.getHttpFields())
            && PLAIN_PATH.matcher(uri.getPath()).matches()
            && (query == null || PLAIN_QUERY.matcher(query).matches())
        ? paths.find(base.getMethod(), uri.getPath())
        : null;
  }

  /** Whether a body, if there is one, is UTF-8 that nothing has been done to. */
  private static boolean isPlain(HttpFields headers) {
    String type = headers.get(HttpHeader.CONTENT_TYPE);
    if (headers.contains(HttpHeader.CONTENT_ENCODING)) {
      return false;
    }
    if (type == null) {
      return true;
    }
    String lower = type.toLowerCase(Locale.ROOT);
    return !lower.startsWith("multipart")
        && (!lower.contains("charset") || lower.endsWith("charset=utf-8"));
  }

  /** Sees to it that mappings somebody adds, changes or removes later are heeded. */
  StubLifecycleListener guard() {
    return new StubLifecycleListener() {
      @Override
      public String getName() {
        return "stripe-emulator-shortcut";
      }

      @Override
      public void afterStubCreated(StubMapping stub) {
        paths = null;
      }

      @Override
      public void afterStubEdited(StubMapping before, StubMapping after) {
        paths = null;
      }

      @Override
      public void afterStubRemoved(StubMapping stub) {
        paths = null;
      }

      @Override
      public void afterStubsReset() {
        paths = null;
      }
    };
  }
}
