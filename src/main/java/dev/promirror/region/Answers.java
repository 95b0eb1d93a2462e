package dev.promirror.region;

import dev.promirror.platform.ETags;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Answers as HTTP. */
public final class Answers {

  private static final String REPLAYED = "Idempotent-Replayed";

  private Answers() {}

  /** The answer to a change. */
  public static Response of(Answer answer) {
    Response.ResponseBuilder response =
        Response.status(answer.status()).type(MediaType.APPLICATION_JSON).entity(answer.body());
    if (answer.location() != null) {
      response.location(URI.create(answer.location()));
    }
    if (answer.etag() != null) {
      response.header(HttpHeaders.ETAG, answer.etag());
    }
    if (answer.replayed()) {
      response.header(REPLAYED, "true");
    }
    return response.build();
  }

  /** The answer to a read of one resource: 304 if the caller has this tag already. */
  public static Response read(Object body, String tag, @Nullable String ifNoneMatch) {
    Response.ResponseBuilder response =
        ETags.unchanged(ifNoneMatch, tag) ? Response.notModified() : Response.ok(body);
    return response
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .build();
  }
}
