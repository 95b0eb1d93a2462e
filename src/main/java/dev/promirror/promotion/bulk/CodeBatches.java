package dev.promirror.promotion.bulk;

import dev.promirror.platform.Cursor;
import dev.promirror.platform.Page;
import dev.promirror.platform.ProblemException;
import dev.promirror.promotion.Uses;
import dev.promirror.region.CommunityId;
import dev.promirror.region.CommunityKey;
import dev.promirror.region.Regions;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A community's batches. */
@ApplicationScoped
public class CodeBatches {

  private static final String LIST = "batches";
  private static final String PROGRESS =
      """
      select count(*), count(*) filter (where mirror_state = 'IN_SYNC'),
             count(*) filter (where mirror_state = 'FAILED')
      from promo_code where community_id = ?1 and batch_id = ?2
      """;
  private static final String UNDER_WAY =
      """
      select id, first_code, state from code_batch
      where community_id = ?1 and state in ('MAKING', 'CANCELLING') order by id limit 1
      """;
  private static final String AMONG =
      "select distinct community_id from code_batch where state in ('MAKING', 'CANCELLING')";

  private final Regions regions;
  private final Rows rows;
  private final Instance<Uses> uses;

  CodeBatches(Regions regions, Rows rows, Instance<Uses> uses) {
    this.regions = regions;
    this.rows = rows;
    this.uses = uses;
  }

  @ApplicationScoped
  static class Rows implements PanacheRepositoryBase<CodeBatch, CommunityKey> {}

  /** A batch with its progress, read at one moment. */
  public record View(CodeBatch batch, BatchProgress progress) {}

  /** A batch, if there is one of this id. */
  public Optional<View> view(CommunityId community, String id) {
    return regions.in(
        community, () -> rows.findByIdOptional(new CommunityKey(community, id)).map(this::view));
  }

  /**
   * A page of the community's batches, the newest first.
   *
   * @throws ProblemException if the cursor isn't one of this list
   */
  public Page<View> list(CommunityId community, @Nullable String after, int limit) {
    Cursor cursor = Cursor.parse(after, LIST, 1);
    return regions.in(
        community,
        () -> {
          List<CodeBatch> some =
              cursor == null
                  ? rows.find("communityId = ?1 order by id desc", community).range(0, limit).list()
                  : rows.find(
                          "communityId = ?1 and id < ?2 order by id desc",
                          community,
                          cursor.keys().getLast())
                      .range(0, limit)
                      .list();
          return Page.of(some, limit, last -> new Cursor(LIST, List.of(last.id()))).map(this::view);
        });
  }

  private View view(CodeBatch batch) {
    CommunityId community = batch.communityId();
    Object[] counts =
        regions
            .session(community)
            .createNativeQuery(PROGRESS, Object[].class)
            .setParameter(1, community.toString())
            .setParameter(2, batch.id())
            .getSingleResult();
    long used = uses.isResolvable() ? uses.get().usedOfBatch(community, batch.id()) : 0;
    return new View(
        batch, new BatchProgress(number(counts[0]), number(counts[1]), number(counts[2]), used));
  }

  private static long number(Object count) {
    return ((Number) count).longValue();
  }

  /** How many codes a batch has; part of the surrounding transaction. */
  int count(CodeBatch batch) {
    return regions
        .session(batch.communityId())
        .createNativeQuery(
            "select count(*) from promo_code where community_id = ?1 and batch_id = ?2", Long.class)
        .setParameter(1, batch.communityId().toString())
        .setParameter(2, batch.id())
        .getSingleResult()
        .intValue();
  }

  /** A batch to be changed: nobody else changes it until the transaction ends. */
  Optional<CodeBatch> lock(CommunityId community, String id) {
    regions.session(community);
    return rows.findByIdOptional(new CommunityKey(community, id), LockModeType.PESSIMISTIC_WRITE);
  }

  /** A batch with work to do, as it was when nobody had locked it yet. */
  record Work(String batch, String firstCode, BatchState state) {}

  /** The oldest batch with work to do; part of the surrounding transaction. */
  Optional<Work> underWay(CommunityId community) {
    return regions
        .session(community)
        .createNativeQuery(UNDER_WAY, Object[].class)
        .setParameter(1, community.toString())
        .getResultStream()
        .findFirst()
        .map(
            row -> new Work((String) row[0], (String) row[1], BatchState.valueOf((String) row[2])));
  }

  /** Those of the transaction's communities that have a batch with work to do. */
  Set<CommunityId> dirty(Collection<CommunityId> communities) {
    Set<CommunityId> dirty = new HashSet<>();
    regions
        .session(communities.iterator().next())
        .createNativeQuery(AMONG, String.class)
        .getResultList()
        .forEach(id -> dirty.add(CommunityId.of(id)));
    return dirty;
  }

  void add(CodeBatch batch) {
    regions.session(batch.communityId());
    rows.persistAndFlush(batch);
  }
}
