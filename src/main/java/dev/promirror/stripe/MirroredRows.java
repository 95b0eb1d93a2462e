package dev.promirror.stripe;

import dev.promirror.region.CommunityId;
import dev.promirror.region.CommunityKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What all kinds of mirrored objects ask of storage; for the plural nouns, which see to the region
 * and the transaction.
 */
public interface MirroredRows<E extends Mirrored> extends PanacheRepositoryBase<E, CommunityKey> {

  /** The one of this id. */
  default Optional<E> one(CommunityId community, String id) {
    return findByIdOptional(new CommunityKey(community, id));
  }

  /** The one of this id, to be changed: nobody else changes it until the transaction ends. */
  default Optional<E> lock(CommunityId community, String id) {
    return findByIdOptional(new CommunityKey(community, id), LockModeType.PESSIMISTIC_WRITE);
  }

  /** Those that Stripe doesn't have as wanted, oldest first. */
  default List<E> dirty(CommunityId community, int most) {
    return find("communityId = ?1 and mirroring.mirroredRevision < revision order by id", community)
        .range(0, most - 1)
        .list();
  }

  /** The communities, of those in sight, that have one Stripe doesn't have as wanted. */
  default Set<CommunityId> dirtyOf(Class<E> entity) {
    return new HashSet<>(
        find("select distinct communityId from "
                + entity.getSimpleName()
                + " where mirroring.mirroredRevision < revision")
            .project(CommunityId.class)
            .list());
  }
}
