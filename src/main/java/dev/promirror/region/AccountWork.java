package dev.promirror.region;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Durable wake-ups: one row per kind of work and community. A change and its wake-up commit
 * together; a worker leases the row, notes how often it was wanted, works, and lets go only what it
 * has seen. A lost or doubled wake-up ends in the same place.
 *
 * <p>Leases go by the database's clock, so replicas need not agree on the time.
 */
@ApplicationScoped
@Priority(LastStatements.WISHES)
public class AccountWork implements LastStatements {

  private static final String WANT =
      """
      insert into account_work (kind, community_id) values (?1, ?2)
      on conflict (kind, community_id) do update
      set wanted = account_work.wanted + 1,
          not_before = least(account_work.not_before, clock_timestamp())
      """;
  private static final String WAKE_AT =
      """
      insert into account_work (kind, community_id, wanted, wake_at) values (?1, ?2, 0, ?3)
      on conflict (kind, community_id) do update
      set wake_at = least(account_work.wake_at, excluded.wake_at)
      """;
  private static final String WAKE =
      """
      update account_work work set wanted = wanted + 1, wake_at = null
      from (
        select kind, community_id from account_work where wake_at <= ?1
        limit 1000
        for update skip locked) due
      where work.kind = due.kind and work.community_id = due.community_id
      """;
  private static final String LEASE =
      """
      update account_work work
      set lease_token = ?1, lease_until = clock_timestamp() + ?2 * interval '1 millisecond'
      from (
        select kind, community_id from account_work
        where wanted > done and not_before <= clock_timestamp()
          and (lease_until is null or lease_until < clock_timestamp())
          and kind = any (string_to_array(?3, ','))
        order by queued_at
        limit 1
        for update skip locked) due
      where work.kind = due.kind and work.community_id = due.community_id
      returning work.kind, work.community_id, work.wanted, work.failures
      """;
  private static final String CONFIRM =
      """
      select 1 from account_work
      where kind = ?1 and community_id = ?2 and lease_token = ?3
        and lease_until > clock_timestamp()
      for no key update
      """;
  private static final String RELEASE =
      """
      update account_work
      set done = greatest(done, ?4), lease_token = null, lease_until = null,
          queued_at = clock_timestamp(),
          not_before = clock_timestamp()
            + case when wanted > ?8 then 0 else ?5 end * interval '1 millisecond',
          failures = case when ?6 then failures + 1 else 0 end, reason = nullif(?7, '')
      where kind = ?1 and community_id = ?2 and lease_token = ?3
      """;

  private final Regions regions;
  private final WakeUps wakeUps;

  AccountWork(Regions regions, WakeUps wakeUps) {
    this.regions = regions;
    this.wakeUps = wakeUps;
  }

  /** A wish for work, in the order the rows are locked. */
  record Wish(String kind, CommunityId community) implements Comparable<Wish> {
    @Override
    public int compareTo(Wish other) {
      return Comparator.comparing(Wish::community).thenComparing(Wish::kind).compare(this, other);
    }
  }

  /**
   * Asks for work of a kind on a community when the surrounding transaction commits; once, however
   * often it is asked in one transaction.
   *
   * @throws RegionViolation outside of a transaction, or in another region's
   */
  public void want(String kind, CommunityId community) {
    Binding binding = Regions.binding();
    if (binding.region() != community.region()) {
      throw new RegionViolation("work wanted in another region");
    }
    binding.wishes().add(new Wish(kind, community));
  }

  /**
   * Asks for work of a kind on a community once business time reaches an instant; the earliest
   * asked for counts. It is durable, and so is the time between: a gateway that was down catches
   * up.
   *
   * @throws RegionViolation outside of a transaction, or in another region's
   */
  public void wakeAt(String kind, CommunityId community, Instant at) {
    Binding binding = Regions.binding();
    if (binding.region() != community.region()) {
      throw new RegionViolation("work wanted in another region");
    }
    binding.alarms().merge(new Wish(kind, community), at, (a, b) -> a.isBefore(b) ? a : b);
  }

  /** Makes wanted what business time has reached; what somebody holds just now comes next time. */
  void wake(Region region, Instant now) {
    regions.cell(
        region,
        () ->
            regions
                .session(region)
                .createNativeMutationQuery(WAKE)
                .setParameter(1, now)
                .executeUpdate());
  }

  /** Leases and wishes in one order, whoever holds which. */
  @Override
  public void write(Binding binding, Session session) {
    Set<Wish> rows = new TreeSet<>(binding.wishes());
    rows.addAll(binding.alarms().keySet());
    Map<Wish, Lease> leases = new HashMap<>();
    for (Lease lease : binding.leases()) {
      Wish row = new Wish(lease.kind(), lease.community());
      rows.add(row);
      leases.put(row, lease);
    }
    for (Wish row : rows) {
      Lease lease = leases.get(row);
      if (lease != null) {
        confirm(session, lease);
      }
      if (binding.wishes().contains(row)) {
        session
            .createNativeMutationQuery(WANT)
            .setParameter(1, row.kind())
            .setParameter(2, row.community().toString())
            .executeUpdate();
      }
      Instant alarm = binding.alarms().get(row);
      if (alarm != null) {
        session
            .createNativeMutationQuery(WAKE_AT)
            .setParameter(1, row.kind())
            .setParameter(2, row.community().toString())
            .setParameter(3, alarm)
            .executeUpdate();
      }
    }
    if (!binding.wishes().isEmpty()) {
      binding.committed().add(() -> wakeUps.ring(binding.region()));
    }
  }

  /**
   * Takes the row that has waited longest, if one is due.
   *
   * @param duration how long nobody else may take it; a worker that dies loses it after that
   */
  Optional<Lease> lease(Region region, Collection<String> kinds, Duration duration) {
    long started = System.nanoTime();
    UUID token = UUID.randomUUID();
    return regions.cell(
        region,
        () -> {
          List<Object[]> rows =
              regions
                  .session(region)
                  .createNativeQuery(LEASE, Object[].class)
                  .setParameter(1, token)
                  .setParameter(2, duration.toMillis())
                  .setParameter(3, String.join(",", kinds))
                  .getResultList();
          return rows.stream()
              .findFirst()
              .map(
                  row ->
                      new Lease(
                          (String) row[0],
                          CommunityId.of((String) row[1]),
                          token,
                          ((Number) row[2]).longValue(),
                          ((Number) row[3]).intValue(),
                          started + duration.toNanos()));
        });
  }

  /** Lets a lease go; nothing happens if it was lost meanwhile. */
  void release(Lease lease, Outcome outcome) {
    long done = outcome instanceof Outcome.Done ? lease.wanted() : 0;
    Outcome.Later later = outcome instanceof Outcome.Later l ? l : null;
    regions.cell(
        lease.community().region(),
        () ->
            regions
                .session(lease.community().region())
                .createNativeMutationQuery(RELEASE)
                .setParameter(1, lease.kind())
                .setParameter(2, lease.community().toString())
                .setParameter(3, lease.token())
                .setParameter(4, done)
                .setParameter(5, later == null ? 0L : later.delay().toMillis())
                .setParameter(6, later != null)
                .setParameter(7, later == null ? "" : later.reason())
                .setParameter(8, lease.wanted())
                .executeUpdate());
  }

  private static void confirm(Session session, Lease lease) {
    boolean held =
        !session
            .createNativeQuery(CONFIRM, Integer.class)
            .setParameter(1, lease.kind())
            .setParameter(2, lease.community().toString())
            .setParameter(3, lease.token())
            .getResultList()
            .isEmpty();
    if (!held) {
      throw new LeaseLost();
    }
  }
}
