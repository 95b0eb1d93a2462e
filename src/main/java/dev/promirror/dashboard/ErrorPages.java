package dev.promirror.dashboard;

import dev.promirror.platform.PageErrors;
import dev.promirror.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Refusals and failures as pages. Who is signed in is left out: that may be what failed. */
@ApplicationScoped
class ErrorPages implements PageErrors {

  private static final String RETRY_AFTER_SECONDS = "5";

  private final PlainMessages say;

  ErrorPages(PlainMessages say) {
    this.say = say;
  }

  @Override
  public Response render(ProblemType type, String detail, String requestId) {
    PlainMessage message = message(type, detail, requestId);
    Response.ResponseBuilder answer =
        Response.status(type.status())
            .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
            .entity(Pages.message(new Frame(message.title(), null, null), message).render());
    if (type == ProblemType.UNAVAILABLE) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return answer.build();
  }

  private PlainMessage message(ProblemType type, String detail, String requestId) {
    return switch (type) {
      case NOT_FOUND, METHOD_NOT_ALLOWED -> lost(say.lostTitle(), say.lostText());
      case FORBIDDEN -> lost(say.deniedTitle(), say.deniedText());
      case WRONG_CELL -> lost(say.elsewhereTitle(), say.elsewhereText() + " " + detail);
      case UNAVAILABLE -> broken(say.awayTitle(), say.awayText(), requestId);
      case INTERNAL -> broken(say.brokenTitle(), say.brokenText(), requestId);
      default -> lost(type.title(), detail);
    };
  }

  private PlainMessage lost(String title, String text) {
    return new PlainMessage("lost", title, text, say.home(), "/", null);
  }

  private PlainMessage broken(String title, String text, String requestId) {
    return new PlainMessage("broken", title, text, say.home(), "/", requestId);
  }
}
