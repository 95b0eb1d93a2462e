package dev.promirror.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.promirror.platform.TimeOrderedId;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class RegionsTest {

  @Inject Regions regions;
  @Inject Changes changes;
  @Inject TimeOrderedId ids;

  private CommunityId some(Region region) {
    return CommunityId.next(region, ids);
  }

  @Test
  void storageOutsideOfATransactionIsRefused() {
    CommunityId one = some(Region.GL);

    assertThrows(RegionViolation.class, () -> regions.session(one));
    assertThrows(RegionViolation.class, () -> regions.session(Region.GL));
    assertThrows(RegionViolation.class, () -> changes.seen(one));
  }

  @Test
  void noCommunityMeansNoRegion() {
    assertThrows(RegionViolation.class, () -> regions.in(List.of(), () -> 1));
  }

  @Test
  void twoRegionsInOneTransactionAreRefused() {
    CommunityId global = some(Region.GL);
    CommunityId indian = some(Region.IN);

    assertThrows(RegionViolation.class, () -> regions.in(Set.of(global, indian), () -> 1));
    assertThrows(
        RegionViolation.class, () -> regions.in(global, () -> regions.in(indian, () -> 1)));
    assertThrows(
        RegionViolation.class, () -> regions.in(global, () -> regions.cell(Region.IN, () -> 1)));
  }

  @Test
  void aForeignCommunityInsideATransactionIsRefused() {
    CommunityId one = some(Region.GL);
    CommunityId other = some(Region.GL);

    assertThrows(RegionViolation.class, () -> regions.in(one, () -> regions.in(other, () -> 1)));
    assertThrows(RegionViolation.class, () -> regions.in(one, () -> regions.session(other)));
    assertThrows(RegionViolation.class, () -> regions.cell(Region.GL, () -> regions.session(one)));
  }

  @Test
  void theSameCommunityInsideJoinsAndRollsBackWhole() {
    CommunityId one = some(Region.GL);

    assertThrows(
        IllegalArgumentException.class,
        () ->
            regions.run(
                one,
                () -> {
                  regions.run(one, () -> changes.seen(one));
                  throw new IllegalArgumentException("after the inner work returned");
                }));

    assertEquals(0, changes.revision(one));
  }

  @Test
  void aTransactionWritesToItsOwnRegionAlone() {
    CommunityId one = some(Region.IN);

    regions.run(one, () -> changes.seen(one));

    assertEquals(1, changes.revision(one));
    assertEquals(1, Sql.count("in", "community_revision", one));
    assertEquals(0, Sql.count("gl", "community_revision", one));
  }

  @Test
  void ofTwoThatLockEachOtherOutBothSucceed() throws Exception {
    CommunityId one = some(Region.GL);
    CommunityId other = some(Region.GL);
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);

    CompletableFuture<Integer> first = inTheBackground(() -> locking(one, 1, 2, bothHoldOne));
    CompletableFuture<Integer> second = inTheBackground(() -> locking(other, 2, 1, bothHoldOne));

    assertEquals(3, first.get() + second.get(), "one of them is run again");
    assertEquals(1, changes.revision(one));
    assertEquals(1, changes.revision(other));
  }

  @ParameterizedTest
  @CsvSource({"40P01, 3", "23505, 1"})
  void workThatLosesEveryTimeIsGivenUpAndOtherFailuresAtOnce(String state, int expected) {
    CommunityId one = some(Region.GL);
    AtomicInteger runs = new AtomicInteger();

    assertThrows(
        RuntimeException.class,
        () ->
            regions.run(
                one,
                () -> {
                  runs.incrementAndGet();
                  changes.seen(one);
                  fail(one, state);
                }));

    assertEquals(expected, runs.get());
    assertEquals(0, changes.revision(one));
  }

  /** Takes two locks one after the other; how often it was run. */
  private int locking(CommunityId community, int lock, int then, CyclicBarrier between) {
    AtomicInteger runs = new AtomicInteger();
    regions.run(
        community,
        () -> {
          changes.seen(community);
          lock(community, lock);
          if (runs.incrementAndGet() == 1) {
            await(between);
          }
          lock(community, then);
        });
    return runs.get();
  }

  private void lock(CommunityId community, int number) {
    regions
        .session(community)
        .createNativeQuery(
            "select pg_advisory_xact_lock(hashtext('RegionsTest'), ?1) is null", Boolean.class)
        .setParameter(1, number)
        .getSingleResult();
  }

  private void fail(CommunityId community, String state) {
    regions
        .session(community)
        .doWork(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                statement.execute(
                    "do $$ begin raise exception 'on purpose' using errcode = '%s'; end $$"
                        .formatted(state));
              }
            });
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> CompletableFuture<T> inTheBackground(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task));
  }
}
