package dev.promirror.webhook;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import dev.promirror.stripe.StripeEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Events on their way from received to applied, ignored or dead. Works within a transaction. */
@ApplicationScoped
class PendingEvents {

  /** A listener that fails that often on an event isn't asked again by itself. */
  static final int MOST_ATTEMPTS = 8;

  private static final String RECENT =
      """
      select body, attempts from inbox
      where community_id = ?1 and state = 'RECEIVED'
      order by type <> 'account.application.deauthorized', created_at, event_id
      """;
  private static final String LATE =
      """
      select event_id, type, object_id, created_at, attempts from late_event
      where community_id = ?1 and state = 'RECEIVED'
      order by type <> 'account.application.deauthorized', created_at, event_id
      """;
  private static final String MARK_LATE =
      """
      update late_event
      set state = ?3, reason = nullif(?4, ''), attempts = ?5,
          settled_at = case when ?3 = 'RECEIVED' then null else cast(?6 as timestamptz) end
      where community_id = ?1 and event_id = ?2
      """;
  private static final String MARK =
      MARK_LATE.replace("late_event", "inbox") + "and event_day = ?7";
  private static final String WAITING =
      """
      select distinct community_id from inbox where state = 'RECEIVED'
      union select distinct community_id from late_event where state = 'RECEIVED'
      """;

  private final Regions regions;
  private final Clock clock;

  PendingEvents(Regions regions, Clock clock) {
    this.regions = regions;
    this.clock = clock;
  }

  /** The community's oldest events that wait. */
  List<PendingEvent> some(CommunityId community, String account, int limit) {
    List<PendingEvent> pending = new ArrayList<>();
    regions
        .session(community)
        .createNativeQuery(RECENT, Object[].class)
        .setParameter(1, community.toString())
        .setMaxResults(limit)
        .getResultList()
        .forEach(
            row ->
                EventParser.parse((byte[]) row[0])
                    .ifPresent(
                        event ->
                            pending.add(
                                new PendingEvent(
                                    StripeEvent.of(event.header()),
                                    false,
                                    ((Number) row[1]).intValue()))));
    regions
        .session(community)
        .createNativeQuery(LATE, Object[].class)
        .setParameter(1, community.toString())
        .setMaxResults(limit - pending.size())
        .getResultList()
        .forEach(
            row ->
                pending.add(
                    new PendingEvent(
                        StripeEvent.of(
                            new StripeEvent.Header(
                                (String) row[0],
                                (String) row[1],
                                account,
                                (Instant) row[3],
                                (String) row[2],
                                null,
                                null)),
                        true,
                        ((Number) row[4]).intValue())));
    return pending;
  }

  /** Ends an event: {@code APPLIED}, or {@code IGNORED} with a reason. */
  void settle(CommunityId community, PendingEvent event, String state, String reason) {
    mark(community, event, state, reason, event.attempts());
  }

  /** Notes a failure; after too many the event is {@code DEAD}, visible, and can be tried again. */
  void failed(CommunityId community, PendingEvent event, String reason) {
    int attempts = event.attempts() + 1;
    mark(community, event, attempts >= MOST_ATTEMPTS ? "DEAD" : "RECEIVED", reason, attempts);
  }

  private void mark(
      CommunityId community, PendingEvent event, String state, String reason, int attempts) {
    var update =
        regions
            .session(community)
            .createNativeMutationQuery(event.late() ? MARK_LATE : MARK)
            .setParameter(1, community.toString())
            .setParameter(2, event.id())
            .setParameter(3, state)
            .setParameter(4, reason)
            .setParameter(5, attempts)
            .setParameter(6, clock.instant());
    if (!event.late()) {
      update.setParameter(
          7, event.event().header().created().atOffset(ZoneOffset.UTC).toLocalDate());
    }
    update.executeUpdate();
  }

  /** Those of the communities that have events waiting. */
  Set<CommunityId> waiting(Collection<CommunityId> among) {
    return regions.in(
        among,
        () -> {
          Set<CommunityId> waiting = new HashSet<>();
          regions
              .session(among.iterator().next())
              .createNativeQuery(WAITING, String.class)
              .getResultList()
              .forEach(id -> waiting.add(CommunityId.of(id)));
          return waiting;
        });
  }
}
