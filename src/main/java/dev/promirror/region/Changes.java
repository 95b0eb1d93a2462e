package dev.promirror.region;

import io.quarkus.arc.All;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/**
 * A number per community that grows with whatever its pages could show, for cheap polling. The
 * database itself sees to it for what codes are judged by, whoever changes that.
 */
@ApplicationScoped
@Priority(LastStatements.CHANGES)
public class Changes implements LastStatements {

  private static final String GROW =
      """
      insert into community_revision (community_id, revision) values (?1, 1)
      on conflict (community_id) do update set revision = community_revision.revision + 1
      """;

  private static final String REVISIONS =
      "select community_id, revision from community_revision where community_id = any (?1)";

  private final Regions regions;
  private final List<Changed> listeners;

  Changes(Regions regions, @All List<Changed> listeners) {
    this.regions = regions;
    this.listeners = listeners;
  }

  /** Says that the surrounding transaction changes what the community's pages show. */
  public void seen(CommunityId community) {
    Regions.binding().changed().add(community);
  }

  /**
   * Says that the surrounding transaction changes what the community wants at Stripe, or whether it
   * can be had.
   */
  public void wanted(CommunityId community) {
    seen(community);
    listeners.forEach(listener -> listener.changed(community));
  }

  /** The community's number; 0 before the first change. */
  public long revision(CommunityId community) {
    return regions.in(
        community,
        () ->
            regions
                .session(community)
                .createNativeQuery(
                    "select revision from community_revision where community_id = ?1", Long.class)
                .setParameter(1, community.toString())
                .getResultStream()
                .findFirst()
                .orElse(0L));
  }

  /**
   * The numbers of these communities by their ids; those before their first change are absent.
   * Works within a transaction of theirs.
   */
  public Map<String, Long> revisions(Collection<CommunityId> communities) {
    Map<String, Long> revisions = new HashMap<>();
    regions
        .session(communities.iterator().next())
        .createNativeQuery(REVISIONS, Object[].class)
        .setParameter(1, communities.stream().map(CommunityId::toString).toArray(String[]::new))
        .getResultList()
        .forEach(row -> revisions.put((String) row[0], ((Number) row[1]).longValue()));
    return revisions;
  }

  @Override
  public void write(Binding binding, Session session) {
    for (CommunityId community : binding.changed()) {
      session.createNativeMutationQuery(GROW).setParameter(1, community.toString()).executeUpdate();
    }
  }
}
