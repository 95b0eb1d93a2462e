package dev.promirror.stripe.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The arithmetic of buckets, by a time of the test's own. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class TakeCallsTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final double SHARE = 0.8;
  private static final double SECOND = 1;

  /** What a bucket gave: when the calls are, in seconds since the start. */
  private record Given(int edits, double editGap, int bulks, List<Double> times) {
    double rate() {
      return 1 / editGap;
    }
  }

  private final String scope = "account acct_" + UUID.randomUUID();
  private Connection gl;

  @BeforeEach
  void connect() throws SQLException {
    gl = TestWorld.superuser("gl");
  }

  @AfterEach
  void close() throws SQLException {
    gl.close();
  }

  private Given take(double at, int edits, int bulks, double ceiling) throws SQLException {
    try (PreparedStatement take =
        gl.prepareStatement("select * from take_calls(?, ?, ?, ?, ?, ?::timestamptz)")) {
      take.setArray(1, gl.createArrayOf("text", new Object[] {scope}));
      take.setArray(2, gl.createArrayOf("int4", new Object[] {edits}));
      take.setArray(3, gl.createArrayOf("int4", new Object[] {bulks}));
      take.setArray(4, gl.createArrayOf("float8", new Object[] {ceiling}));
      take.setDouble(5, SHARE);
      take.setString(6, START.plusNanos((long) (at * 1e9)).toString());
      try (ResultSet row = take.executeQuery()) {
        assertTrue(row.next());
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < row.getInt(1); i++) {
          times.add(at + row.getDouble(2) + i * row.getDouble(3));
        }
        for (int i = 0; i < row.getInt(4); i++) {
          times.add(at + row.getDouble(5) + i * row.getDouble(6));
        }
        return new Given(row.getInt(1), row.getDouble(3), row.getInt(4), times);
      }
    }
  }

  private void change(String sql) throws SQLException {
    try (PreparedStatement change =
        gl.prepareStatement("update call_rate set " + sql + " where scope = ?")) {
      change.setString(1, scope);
      assertEquals(1, change.executeUpdate());
    }
  }

  @Test
  void noSecondHasMoreCallsThanTheCeilingWhateverIsAskedWhen() throws SQLException {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    int ceiling = 5 + random.nextInt(120);
    List<Double> edits = new ArrayList<>();
    double at = 0;
    for (int i = 0; i < 1_500; i++) {
      at += random.nextInt(20) == 0 ? random.nextDouble(3) : random.nextDouble(0.12);
      edits.addAll(take(at, random.nextInt(40), 0, ceiling).times());
    }
    assertBelow(edits, ceiling, seed);
  }

  @Test
  void editsAndBulkTogetherStayBelowTheCeilingOverASecond() throws SQLException {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    int ceiling = 20 + random.nextInt(100);
    List<Double> all = new ArrayList<>();
    double at = 0;
    for (int i = 0; i < 1_500; i++) {
      at += random.nextDouble(0.12);
      int edits = random.nextInt(3) == 0 ? random.nextInt(10) : 0;
      all.addAll(take(at, edits, random.nextInt(40), ceiling).times());
    }
    assertBelow(all, ceiling, seed);
  }

  private static void assertBelow(List<Double> times, double ceiling, long seed) {
    List<Double> sorted = times.stream().sorted().toList();
    int from = 0;
    int most = 0;
    for (int to = 0; to < sorted.size(); to++) {
      while (sorted.get(to) - sorted.get(from) >= SECOND - 1e-4) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    assertTrue(most <= Math.ceil(ceiling), most + " over " + ceiling + ", seed " + seed);
  }

  @Test
  void aRateThatIsUsedDoublesUpToTheCeiling() throws SQLException {
    List<Long> rates = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      rates.add(Math.round(take(i * 0.1, 100, 0, 80).rate()));
    }
    assertEquals(List.of(20L, 40L, 80L), rates.stream().distinct().toList());
  }

  @Test
  void aRateThatIsHardlyUsedStaysLow() throws SQLException {
    for (int i = 0; i < 40; i++) {
      assertEquals(20, Math.round(take(i * 0.1, 1, 0, 80).rate()));
    }
  }

  @Test
  void aLoneCallNeverWaits() throws SQLException {
    for (int i = 0; i < 30; i++) {
      assertEquals(List.of(i * 0.2), take(i * 0.2, 1, 0, 20).times());
    }
  }

  @Test
  void aboveTheRateThatWasComplainedOfItClimbsSlowly() throws SQLException {
    take(0, 1, 0, 80);
    change("rate = 20, knee = 20");
    double at = 0.1;
    double rate = 0;
    for (; at < 5; at += 0.1) {
      rate = take(at, 100, 0, 80).rate();
    }
    assertTrue(rate > 30 && rate < 45, "after five seconds " + rate);
    for (; at < 20; at += 0.1) {
      rate = take(at, 100, 0, 80).rate();
    }
    assertEquals(80, rate, 0.01);
  }

  @Test
  void afterAMinuteOfIdlenessItBeginsLow() throws SQLException {
    double at = 0;
    for (; at < 2; at += 0.1) {
      take(at, 100, 0, 80);
    }
    assertEquals(80, take(at + 50, 1, 0, 80).rate(), 0.01);
    assertEquals(20, take(at + 120, 1, 0, 80).rate(), 0.01);
  }

  @Test
  void bulkKeepsToItsShareWhileThereAreEdits() throws SQLException {
    assertEquals(80, bulkPerSecond(0, 0), 1);
    assertEquals(64, bulkPerSecond(30, 2), 1);
    assertEquals(80, bulkPerSecond(60, 0), 1);
  }

  /** Bulk work that always wants more, over ten seconds after five, with edits each second. */
  private double bulkPerSecond(double start, int edits) throws SQLException {
    int bulks = 0;
    for (int i = 0; i < 150; i++) {
      Given given = take(start + i * 0.1, i % 10 == 0 ? edits : 0, 100, 80);
      bulks += i < 50 ? 0 : given.bulks();
    }
    return bulks / 10.0;
  }

  @Test
  void bulkReservesSoLittleAheadThatAnEditIsSoonItsTurn() throws SQLException {
    double at = 0;
    for (; at < 4; at += 0.02) {
      take(at, 0, 1_000, 80);
      take(at, 0, 1_000, 80);
    }
    List<Double> edit = take(at, 1, 0, 80).times();
    assertEquals(1, edit.size());
    assertTrue(edit.getFirst() - at <= 0.25, "waits " + (edit.getFirst() - at));
  }

  @Test
  void aClockSetBackStopsNothingForLong() throws SQLException {
    take(1_000, 5, 5, 20);
    assertTrue(take(0, 1, 0, 20).edits() == 0);
    assertEquals(1, take(2.1, 1, 0, 20).edits());
  }
}
