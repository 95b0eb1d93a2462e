package dev.promirror.webhook;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Region;
import dev.promirror.region.Regions;
import dev.promirror.stripe.StripeEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The inbox's statements: several rows each, one region each. Works within a transaction. */
@ApplicationScoped
class InboxRows {

  /** Partitions stand from 35 days back to 2 days ahead; see InboxPartitions. */
  static final int DAYS_BACK = 35;

  static final int DAYS_AHEAD = 2;

  private static final String INSERT =
      """
      insert into inbox (community_id, event_day, event_id, type, api_version, created_at,
                         received_at, body, state)
      select community, day, id, type, nullif(version, ''), to_timestamp(created), ?, body,
             'RECEIVED'
      from unnest(?::text[], ?::date[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bytea[])
        as event (community, day, id, type, version, created, body)
      on conflict do nothing
      """;
  private static final String INSERT_LATE =
      """
      insert into late_event (community_id, event_id, type, object_id, created_at, received_at,
                              state)
      select community, id, type, object, to_timestamp(created), ?, 'RECEIVED'
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
        as event (community, id, type, object, created)
      on conflict do nothing
      """;

  private final Regions regions;

  InboxRows(Regions regions) {
    this.regions = regions;
  }

  /** Keeps events of communities the transaction is bound to; those kept already stay. */
  void insert(List<Inbox.Routed> events, Instant now) {
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    List<Inbox.Routed> recent = events.stream().filter(e -> reaches(day(e), today)).toList();
    List<Inbox.Routed> late = events.stream().filter(e -> !reaches(day(e), today)).toList();
    CommunityId any = events.getFirst().community();
    regions
        .session(any)
        .doWork(
            connection -> {
              if (!recent.isEmpty()) {
                insertRecent(connection, recent, now);
              }
              if (!late.isEmpty()) {
                insertLate(connection, late, now);
              }
            });
  }

  private static boolean reaches(LocalDate day, LocalDate today) {
    return !day.isBefore(today.minusDays(DAYS_BACK)) && !day.isAfter(today.plusDays(DAYS_AHEAD));
  }

  private static LocalDate day(Inbox.Routed event) {
    return event.event().header().created().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static void insertRecent(Connection connection, List<Inbox.Routed> events, Instant now)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, now.atOffset(ZoneOffset.UTC));
      texts(insert, 2, events, e -> e.community().toString());
      texts(insert, 3, events, e -> day(e).toString());
      texts(insert, 4, events, e -> e.event().header().id());
      texts(insert, 5, events, e -> e.event().header().type());
      texts(insert, 6, events, InboxRows::version);
      seconds(insert, 7, events);
      insert.setArray(
          8,
          connection.createArrayOf(
              "bytea", events.stream().map(e -> e.event().body()).toArray(byte[][]::new)));
      insert.executeUpdate();
    }
  }

  private static void insertLate(Connection connection, List<Inbox.Routed> events, Instant now)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_LATE)) {
      insert.setObject(1, now.atOffset(ZoneOffset.UTC));
      texts(insert, 2, events, e -> e.community().toString());
      texts(insert, 3, events, e -> e.event().header().id());
      texts(insert, 4, events, e -> e.event().header().type());
      texts(insert, 5, events, e -> e.event().header().object());
      seconds(insert, 6, events);
      insert.executeUpdate();
    }
  }

  private static String version(Inbox.Routed event) {
    String version = event.event().header().apiVersion();
    return version == null ? "" : version;
  }

  private static void texts(
      PreparedStatement insert,
      int at,
      List<Inbox.Routed> events,
      java.util.function.Function<Inbox.Routed, String> value)
      throws SQLException {
    insert.setArray(
        at,
        insert
            .getConnection()
            .createArrayOf("text", events.stream().map(value).toArray(String[]::new)));
  }

  private static void seconds(PreparedStatement insert, int at, List<Inbox.Routed> events)
      throws SQLException {
    insert.setArray(
        at,
        insert
            .getConnection()
            .createArrayOf(
                "bigint",
                events.stream()
                    .map(e -> e.event().header().created().getEpochSecond())
                    .toArray(Long[]::new)));
  }

  /** Keeps that there was an event of an account that isn't ours; nothing of its body. */
  int waits(Region region, String account, StripeEvent.Header header, Instant now) {
    return regions
        .session(region)
        .createNativeMutationQuery(
            "insert into waiting_event (stripe_account, event_id, type, received_at)"
                + " values (?1, ?2, ?3, ?4) on conflict do nothing")
        .setParameter(1, account)
        .setParameter(2, header.id())
        .setParameter(3, header.type())
        .setParameter(4, now)
        .executeUpdate();
  }

  /** Keeps that there was an event about the platform; nothing of its body. */
  int ofPlatform(Region region, StripeEvent.Header header, Instant now) {
    return regions
        .session(region)
        .createNativeMutationQuery(
            "insert into platform_event (event_id, type, received_at)"
                + " values (?1, ?2, ?3) on conflict do nothing")
        .setParameter(1, header.id())
        .setParameter(2, header.type())
        .setParameter(3, now)
        .executeUpdate();
  }
}
