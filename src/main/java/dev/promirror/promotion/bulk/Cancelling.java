package dev.promirror.promotion.bulk;

import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Archives the codes of a cancelled batch, the newest first, so that it meets the mirror, which
 * goes by age, as soon as it can. What Stripe never had is settled with it; what it has, or may
 * come to have by a request under way, is left to the mirror. Works within a transaction.
 */
@ApplicationScoped
class Cancelling {

  private static final int AT_ONCE = 2_000;

  /** A statement of its own, so that the next one sees whatever was committed before the locks. */
  private static final String LOCK =
      """
      select id from promo_code
      where community_id = ?1 and id = any (array(
        select id from promo_code
        where community_id = ?1 and batch_id = ?2 and archived_at is null
        order by id desc limit ?3))
      order by id for update
      """;

  private static final String ARCHIVE =
      """
      update promo_code code
      set archived_at = ?3, state = 'ARCHIVED', state_until = null,
          revision = code.revision + 1, mirror_looks = code.mirror_looks + 1,
          mirrored_revision = case when its.sent then least(code.mirrored_revision, code.revision)
            else code.revision + 1 end,
          mirror_state = case when its.sent then 'PENDING' else 'IN_SYNC' end,
          mirror_reason = null, mirror_next_attempt = null,
          refused_revision = null, refused_reason = null
      from (
        select one.id,
          exists (
            select from attempt
            where community_id = ?1 and purpose = 'promo-code' and object_id = one.id)
          or exists (
            select from promo_code_incarnation
            where community_id = ?1 and promo_code_id = one.id) as sent
        from unnest(cast(?2 as text[])) one (id)) its
      where code.community_id = ?1 and code.id = its.id and code.archived_at is null
      """;

  private final Regions regions;
  private final CodeBatches batches;
  private final Changes changes;
  private final Clock clock;

  Cancelling(Regions regions, CodeBatches batches, Changes changes, Clock clock) {
    this.regions = regions;
    this.batches = batches;
    this.changes = changes;
    this.clock = clock;
  }

  /** Archives some, if any are left. */
  void some(CommunityId community, String id) {
    CodeBatch batch = batches.lock(community, id).orElseThrow();
    if (batch.state() != BatchState.CANCELLING) {
      return;
    }
    String[] its =
        regions
            .session(community)
            .createNativeQuery(LOCK, String.class)
            .setParameter(1, community.toString())
            .setParameter(2, id)
            .setParameter(3, AT_ONCE)
            .getResultStream()
            .toArray(String[]::new);
    if (its.length > 0) {
      regions
          .session(community)
          .createNativeMutationQuery(ARCHIVE)
          .setParameter(1, community.toString())
          .setParameter(2, its)
          .setParameter(3, clock.instant())
          .executeUpdate();
    }
    if (its.length < AT_ONCE) {
      batch.cancelled(clock.instant());
    }
    changes.wanted(community);
  }
}
