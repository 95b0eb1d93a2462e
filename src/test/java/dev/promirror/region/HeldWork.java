package dev.promirror.region;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.testing.Await;
import dev.promirror.testing.Storage;
import java.time.Duration;
import java.util.UUID;

/** A community's work in the hands of a test: the application's workers leave it alone. */
public record HeldWork(String kind, CommunityId community, UUID token) implements AutoCloseable {

  private static final String TAKE =
      """
      update account_work
      set lease_token = ?, lease_until = clock_timestamp() + interval '10 minutes'
      where kind = ? and community_id = ?
        and (lease_until is null or lease_until < clock_timestamp())
      """;
  private static final String LET_GO =
      """
      update account_work set lease_token = null, lease_until = null
      where kind = ? and community_id = ? and lease_token = ?
      """;

  /** Takes work of which there was some before, as soon as nobody works on it. */
  public static HeldWork take(String kind, CommunityId community) {
    UUID token = UUID.randomUUID();
    Await.until(
        () -> Storage.change(community.region().code(), TAKE, token, kind, community.toString()),
        taken -> taken == 1);
    return new HeldWork(kind, community, token);
  }

  /** The lease, as a worker has it that long before its end. */
  public Lease lease(Duration left) {
    return new Lease(kind, community, token, 1, 0, System.nanoTime() + left.toNanos());
  }

  /** Gives the work back. */
  @Override
  public void close() {
    assertEquals(
        1, Storage.change(community.region().code(), LET_GO, kind, community.toString(), token));
  }
}
