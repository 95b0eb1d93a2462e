package dev.promirror.stripe.limits;

import dev.promirror.region.Region;
import dev.promirror.region.Regions;
import dev.promirror.stripe.Allowances.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The buckets in storage, one row each, shared by all replicas. */
@ApplicationScoped
class RateRows {

  private static final long NANOS = 1_000_000_000L;
  private static final String TAKE = "select * from take_calls(?, ?, ?, ?, ?)";

  /** A volley of complaints counts once; the platform's only if several accounts complain. */
  private static final String SLOW =
      """
      update call_rate c set
        rate = case when due and ?2 then greatest(c.rate / 2, least(c.rate, 1)) else c.rate end,
        knee = case when due and ?2 then greatest(c.rate / 2, least(c.rate, 1)) else c.knee end,
        side_by_side = case when due and ?3
          then greatest(1, least(coalesce(c.side_by_side, ?4), ?4) / 2) else c.side_by_side end,
        eased_at = case when due then n else c.eased_at end,
        slowed_at = case when due then n else c.slowed_at end,
        window_at = case when due then n else c.window_at end,
        window_calls = case when due then 0 else c.window_calls end,
        throttled_at = n, throttled_for = ?5, throttled_by = ?6
      from (
        select scope, clock_timestamp() n,
          slowed_at < clock_timestamp() - interval '1 second'
          and (not ?7 or throttled_at > clock_timestamp() - interval '10 seconds'
                         and throttled_by <> ?6) due
        from call_rate where scope = ?1
        for update) judged
      where c.scope = judged.scope
      """;

  private static final String LIST =
      """
      select scope, rate, side_by_side, throttled_at, throttled_for, knee from call_rate
      where scope >= ?1 and scope < ?2
      order by scope
      """;

  private final Regions regions;

  RateRows(Regions regions) {
    this.regions = regions;
  }

  /**
   * A bucket's row.
   *
   * @param throttled whether the rate is still held down by a complaint
   */
  record Row(Bucket bucket, boolean throttled) {}

  /** Takes calls of all these buckets, or fails; in one statement. */
  List<Grant> take(Region region, List<Ask> asks, int bulkPercent) {
    return regions.cell(
        region, () -> regions.session(region).doReturningWork(on -> take(on, asks, bulkPercent)));
  }

  private static List<Grant> take(Connection on, List<Ask> asks, int bulkPercent)
      throws SQLException {
    try (PreparedStatement statement = on.prepareStatement(TAKE)) {
      statement.setArray(1, on.createArrayOf("text", names(asks)));
      statement.setArray(2, on.createArrayOf("int4", asks.stream().map(Ask::edits).toArray()));
      statement.setArray(3, on.createArrayOf("int4", asks.stream().map(Ask::bulks).toArray()));
      statement.setArray(
          4, on.createArrayOf("float8", asks.stream().map(a -> a.scope().ceiling()).toArray()));
      statement.setDouble(5, bulkPercent / 100.0);
      List<Grant> grants = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          grants.add(new Grant(run(row, 1), run(row, 4), row.getInt(7)));
        }
      }
      return grants;
    }
  }

  private static Object[] names(List<Ask> asks) {
    return asks.stream().map(ask -> ask.scope().name()).toArray();
  }

  private static Grant.Run run(ResultSet row, int column) throws SQLException {
    return new Grant.Run(
        row.getInt(column),
        (long) (row.getDouble(column + 1) * NANOS),
        (long) (row.getDouble(column + 2) * NANOS));
  }

  /**
   * Halves what Stripe complained of, at most once a second.
   *
   * @param rate whether the rate
   * @param sideBySide what the number of calls at once is halved from; 0 leaves it alone
   * @param by whose call was refused
   * @param shared whether one's complaint alone is only noted, for a bucket that others share
   */
  void slow(
      Region region,
      String scope,
      boolean rate,
      int sideBySide,
      String reason,
      String by,
      boolean shared) {
    regions.cell(
        region,
        () ->
            regions
                .session(region)
                .createNativeMutationQuery(SLOW)
                .setParameter(1, scope)
                .setParameter(2, rate)
                .setParameter(3, sideBySide > 0)
                .setParameter(4, sideBySide)
                .setParameter(5, reason)
                .setParameter(6, by)
                .setParameter(7, shared)
                .executeUpdate());
  }

  /** The buckets whose names are from one to another, without that. */
  List<Row> list(Region region, String from, String before, Ceilings ceilings) {
    return regions.cell(
        region,
        () ->
            regions
                .session(region)
                .createNativeQuery(LIST, Object[].class)
                .setParameter(1, from)
                .setParameter(2, before)
                .getResultList()
                .stream()
                .map(row -> row(row, ceilings))
                .toList());
  }

  /** Forgets buckets nobody has used for a day. */
  void forget(Region region) {
    regions.cell(
        region,
        () ->
            regions
                .session(region)
                .createNativeMutationQuery(
                    """
                    delete from call_rate where scope in (
                      select scope from call_rate
                      where window_at < clock_timestamp() - interval '1 day'
                      for update skip locked)
                    """)
                .executeUpdate());
  }

  private static Row row(Object[] row, Ceilings ceilings) {
    String scope = (String) row[0];
    int ceiling = ceilings.of(scope);
    double rate = Math.min(((Number) row[1]).doubleValue(), ceiling);
    int sideBySide =
        row[2] == null
            ? ceilings.sideBySide()
            : Math.min(ceilings.sideBySide(), ((Number) row[2]).intValue());
    return new Row(
        new Bucket(
            scope,
            Duration.ofNanos((long) (NANOS / rate)),
            ceiling,
            sideBySide,
            instant(row[3]),
            Optional.ofNullable((String) row[4])),
        row[5] != null);
  }

  private static @Nullable Instant instant(@Nullable Object time) {
    return switch (time) {
      case null -> null;
      case Instant instant -> instant;
      case OffsetDateTime offset -> offset.toInstant();
      default -> ((java.util.Date) time).toInstant();
    };
  }
}
