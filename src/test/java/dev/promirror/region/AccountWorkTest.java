package dev.promirror.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.platform.TimeOrderedId;
import dev.promirror.testing.Await;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * No change is left undone, however writers and workers interleave. The work is to have seen the
 * community's revision; a kind of its own keeps the application's workers away.
 */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class AccountWorkTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int WRITES = 3;
  private static final int ROUNDS = 2;
  private static final int STEPS_OF_A_ROUND = 3;

  @Inject AccountWork work;
  @Inject Regions regions;
  @Inject Changes changes;
  @Inject TimeOrderedId ids;

  /** One worker, a step at a time: lease, look, let go. */
  private final class Worker {
    private final String kind;
    private final CommunityId community;
    private Optional<Lease> lease = Optional.empty();
    private long seen;
    private int step;

    Worker(String kind, CommunityId community) {
      this.kind = kind;
      this.community = community;
    }

    void step() {
      switch (step++ % STEPS_OF_A_ROUND) {
        case 0 -> lease = work.lease(Region.GL, List.of(kind), LONG);
        case 1 -> lease.ifPresent(l -> seen = changes.revision(community));
        default -> lease.ifPresent(l -> work.release(l, new Outcome.Done()));
      }
    }

    /** Works until nothing is due. */
    void finish() {
      while (step % STEPS_OF_A_ROUND != 0) {
        step();
      }
      do {
        for (int i = 0; i < STEPS_OF_A_ROUND; i++) {
          step();
        }
      } while (lease.isPresent());
    }
  }

  private void write(String kind, CommunityId community) {
    regions.run(
        community,
        () -> {
          changes.seen(community);
          work.want(kind, community);
        });
  }

  @Test
  void everyInterleavingOfWritersAndAWorkerEndsWithAllSeen() {
    List<List<Boolean>> orders = new ArrayList<>();
    interleavings(WRITES, ROUNDS * STEPS_OF_A_ROUND, new ArrayList<>(), orders);
    assertEquals(84, orders.size(), "all orders of 3 writes and 6 steps");
    for (List<Boolean> order : orders) {
      CommunityId community = CommunityId.next(Region.GL, ids);
      String kind = "test-" + community.unique();
      Worker worker = new Worker(kind, community);
      for (boolean isWrite : order) {
        if (isWrite) {
          write(kind, community);
        } else {
          worker.step();
        }
      }
      worker.finish();
      assertEquals(WRITES, worker.seen, () -> "order (true is a write): " + order);
    }
  }

  private static void interleavings(
      int writes, int steps, List<Boolean> soFar, List<List<Boolean>> all) {
    if (writes == 0 && steps == 0) {
      all.add(List.copyOf(soFar));
      return;
    }
    for (boolean isWrite : new boolean[] {true, false}) {
      if (isWrite ? writes > 0 : steps > 0) {
        soFar.add(isWrite);
        interleavings(isWrite ? writes - 1 : writes, isWrite ? steps : steps - 1, soFar, all);
        soFar.removeLast();
      }
    }
  }

  @Test
  void aWriterThatCommitsWhileTheWorkerLetsGoIsNotForgotten() throws Exception {
    CommunityId community = CommunityId.next(Region.GL, ids);
    String kind = "test-" + community.unique();
    write(kind, community);
    Lease lease = work.lease(Region.GL, List.of(kind), LONG).orElseThrow();
    try (Connection writer = TestWorld.superuser("gl")) {
      writer.setAutoCommit(false);
      wantAgain(writer, kind);

      Thread release = Thread.ofVirtual().start(() -> work.release(lease, new Outcome.Done()));
      awaitBlocked("gl");
      assertTrue(release.isAlive(), "the release waits for the writer");
      writer.commit();
      release.join();
    }

    assertTrue(work.lease(Region.GL, List.of(kind), LONG).isPresent());
  }

  @Test
  void aWorkerDoesNotWaitForAWriterThatIsNotDone() throws SQLException {
    CommunityId community = CommunityId.next(Region.GL, ids);
    String kind = "test-" + community.unique();
    write(kind, community);
    try (Connection writer = TestWorld.superuser("gl")) {
      writer.setAutoCommit(false);
      wantAgain(writer, kind);

      assertFalse(work.lease(Region.GL, List.of(kind), LONG).isPresent());
      writer.commit();
    }

    assertTrue(work.lease(Region.GL, List.of(kind), LONG).isPresent());
  }

  @Test
  void aLeaseThatRanOutRecordsNothingAndIsTakenOver() {
    CommunityId community = CommunityId.next(Region.GL, ids);
    String kind = "test-" + community.unique();
    write(kind, community);
    Lease slow = work.lease(Region.GL, List.of(kind), Duration.ofMillis(1)).orElseThrow();

    Lease next =
        Await.until(() -> work.lease(Region.GL, List.of(kind), LONG), Optional::isPresent)
            .orElseThrow();

    assertThrows(LeaseLost.class, () -> regions.run(community, slow::confirm));
    work.release(slow, new Outcome.Done());
    regions.run(community, next::confirm);
  }

  @Test
  void aSliceThatMustWaitIsNotDueUntilThen() {
    CommunityId community = CommunityId.next(Region.GL, ids);
    String kind = "test-" + community.unique();
    write(kind, community);
    Lease lease = work.lease(Region.GL, List.of(kind), LONG).orElseThrow();

    work.release(lease, new Outcome.Later(Duration.ofHours(1), "Stripe is away"));

    assertFalse(work.lease(Region.GL, List.of(kind), LONG).isPresent());
    assertEquals(
        List.of("1", "Stripe is away"),
        Sql.rows("gl", "select failures, reason from account_work where kind = '" + kind + "'")
            .getFirst());
  }

  @Test
  void aChangeThatRollsBackWakesNobody() {
    CommunityId community = CommunityId.next(Region.GL, ids);
    String kind = "test-" + community.unique();

    assertThrows(
        IllegalStateException.class,
        () ->
            regions.run(
                community,
                () -> {
                  work.want(kind, community);
                  throw new IllegalStateException("changed its mind");
                }));

    assertFalse(work.lease(Region.GL, List.of(kind), LONG).isPresent());
  }

  private static void wantAgain(Connection writer, String kind) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      statement.executeUpdate(
          "update account_work set wanted = wanted + 1 where kind = '" + kind + "'");
    }
  }

  private static void awaitBlocked(String region) {
    Await.until(
        () ->
            Sql.rows(
                    region,
                    "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and query like '%account_work%'")
                .getFirst()
                .getFirst(),
        "1"::equals);
  }
}
