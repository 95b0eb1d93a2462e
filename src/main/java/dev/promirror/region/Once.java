package dev.promirror.region;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.promirror.platform.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers with one resource: a change runs once per idempotency key, a read carries its tag. */
@ApplicationScoped
public class Once {

  private final IdempotencyKeys keys;
  private final ObjectMapper json;

  Once(IdempotencyKeys keys, ObjectMapper json) {
    this.keys = keys;
    this.json = json;
  }

  /** What a change led to. */
  public record Result(@Nullable String location, long revision, Object body) {}

  /** Runs a change that makes something: 201. */
  public Response created(
      CommunityId community, @Nullable String key, String content, Supplier<Result> change) {
    return run(community, key, content, Response.Status.CREATED, change);
  }

  /** Runs a change that goes on after it was answered: 202. */
  public Response accepted(
      CommunityId community, @Nullable String key, String content, Supplier<Result> change) {
    return run(community, key, content, Response.Status.ACCEPTED, change);
  }

  /** Runs a change of something that is there: 200. */
  public Response changed(
      CommunityId community, @Nullable String key, String content, Supplier<Result> change) {
    return run(community, key, content, Response.Status.OK, change);
  }

  /**
   * What a request says, to tell another one under its key: its body as it was sent, not what it is
   * read as, since that can change with time.
   *
   * @param action what is to be done, and with what
   */
  public static String content(String action, byte @Nullable [] body) {
    return action + " " + (body == null ? "" : new String(body, StandardCharsets.UTF_8));
  }

  /** Answers a read; 304 if the caller has exactly this already. */
  public Response read(Object body, long revision, @Nullable String ifNoneMatch) {
    String text = text(body);
    return Answers.read(text, ETags.of(revision, text), ifNoneMatch);
  }

  private Response run(
      CommunityId community,
      @Nullable String key,
      String content,
      Response.Status status,
      Supplier<Result> change) {
    IdempotencyKeys.Request request = new IdempotencyKeys.Request(key, content);
    return Answers.of(
        keys.once(
            community,
            request,
            () -> {
              Result result = change.get();
              String text = text(result.body());
              return new Answer(
                  status.getStatusCode(),
                  result.location(),
                  ETags.of(result.revision(), text),
                  text,
                  false);
            }));
  }

  private String text(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("answers can be written as JSON", e);
    }
  }
}
