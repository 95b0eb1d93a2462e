package dev.promirror.promotion;

import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Codes that are being made together are alike until all are there: none of them can be changed
 * alone. Works within a transaction.
 */
@ApplicationScoped
class UnfinishedBatches {

  private static final String MAKING =
      "select 1 from code_batch where community_id = ?1 and id = ?2 and state = 'MAKING'";

  private final Regions regions;

  UnfinishedBatches(Regions regions) {
    this.regions = regions;
  }

  /** Whether the code belongs to such a batch. */
  boolean hold(PromoCode code) {
    return code.batchId().isPresent()
        && !regions
            .session(code.communityId())
            .createNativeQuery(MAKING, Integer.class)
            .setParameter(1, code.communityId().toString())
            .setParameter(2, code.batchId().get())
            .getResultList()
            .isEmpty();
  }
}
