package dev.promirror.region;

import dev.promirror.platform.FieldError;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Callers' idempotency keys: kept with the answer in the transaction of the change, for 24 hours.
 * The same request again gets the first answer; nothing is done twice.
 */
@ApplicationScoped
public class IdempotencyKeys {

  static final String HEADER = "Idempotency-Key";

  private static final Duration KEPT = Duration.ofHours(24);
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final String LOCK =
      "select pg_try_advisory_xact_lock(hashtextextended(?1 || ' ' || ?2, 0))";

  private final Regions regions;
  private final Clock clock;

  IdempotencyKeys(Regions regions, Clock clock) {
    this.regions = regions;
    this.clock = clock;
  }

  /**
   * What a caller wants done once.
   *
   * @param key the caller's key; null does it every time
   * @param content method, path and body, so that another request under the key is noticed
   */
  public record Request(@Nullable String key, String content) {

    /**
     * @throws ProblemException if the key isn't 1 to 255 printable ASCII characters
     */
    public Request {
      if (key != null && !FORM.matcher(key).matches()) {
        throw invalid();
      }
    }

    byte[] fingerprint() {
      try {
        return MessageDigest.getInstance("SHA-256")
            .digest(content.getBytes(StandardCharsets.UTF_8));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }

  static ProblemException invalid() {
    return ProblemException.of(
        ProblemType.INVALID_REQUEST,
        new FieldError(
            "header:" + HEADER,
            "invalid-idempotency-key",
            "The key isn't 1 to 255 printable ASCII characters.",
            "Use a UUID, for example."));
  }

  /**
   * Does a community's change once, in one transaction with the key.
   *
   * @throws ProblemException if the key is busy or stands for another request
   */
  public Answer once(CommunityId community, Request request, Supplier<Answer> change) {
    return regions.in(
        community,
        () ->
            keep(
                regions.session(community),
                new Place("idempotency_key", "community_id", community.toString()),
                request,
                change));
  }

  /**
   * As {@link #once}, for a call that opens the community and so can't be kept with it.
   *
   * @param scope whose key it is: keys of different callers don't meet
   * @param opened the community the change opens, if it runs
   */
  public Answer onceForOperator(
      String scope, CommunityId opened, Request request, Supplier<Answer> change) {
    return regions.in(
        opened,
        () ->
            keep(
                regions.session(opened),
                new Place("operator_key", "scope", scope),
                request,
                change));
  }

  private record Place(String table, String column, String value) {}

  private Answer keep(Session session, Place place, Request request, Supplier<Answer> change) {
    String key = request.key();
    if (key == null) {
      return change.get();
    }
    boolean free =
        session
            .createNativeQuery(LOCK, Boolean.class)
            .setParameter(1, place.value())
            .setParameter(2, key)
            .getSingleResult();
    if (!free) {
      throw ProblemException.of(
          ProblemType.IDEMPOTENCY_KEY_BUSY, "Wait a moment and send the same request again.");
    }
    List<Object[]> kept =
        session
            .createNativeQuery(
                "select fingerprint, status, location, etag, body from "
                    + place.table()
                    + " where "
                    + place.column()
                    + " = ?1 and key = ?2 and created_at > ?3",
                Object[].class)
            .setParameter(1, place.value())
            .setParameter(2, key)
            .setParameter(3, clock.instant().minus(KEPT))
            .getResultList();
    if (!kept.isEmpty()) {
      return replay(kept.getFirst(), request);
    }
    Answer answer = change.get();
    store(session, place, request, key, answer);
    return answer;
  }

  private static Answer replay(Object[] row, Request request) {
    if (!Arrays.equals((byte[]) row[0], request.fingerprint())) {
      throw ProblemException.of(
          ProblemType.IDEMPOTENCY_KEY_REUSED, "Use a new key for a new request.");
    }
    return new Answer(
        ((Number) row[1]).intValue(), (String) row[2], (String) row[3], (String) row[4], true);
  }

  private void store(Session session, Place place, Request request, String key, Answer answer) {
    Instant now = clock.instant();
    session
        .createNativeMutationQuery(
            "delete from " + place.table() + " where " + place.column() + " = ?1 and key = ?2")
        .setParameter(1, place.value())
        .setParameter(2, key)
        .executeUpdate();
    session
        .createNativeMutationQuery(
            "insert into "
                + place.table()
                + " ("
                + place.column()
                + ", key, fingerprint, status, location, etag, body, created_at)"
                + " values (?1, ?2, ?3, ?4, nullif(?5, ''), nullif(?6, ''), ?7, ?8)")
        .setParameter(1, place.value())
        .setParameter(2, key)
        .setParameter(3, request.fingerprint())
        .setParameter(4, answer.status())
        .setParameter(5, answer.location() == null ? "" : answer.location())
        .setParameter(6, answer.etag() == null ? "" : answer.etag())
        .setParameter(7, answer.body())
        .setParameter(8, now)
        .executeUpdate();
  }
}
