package dev.promirror.catalog;

import dev.promirror.community.LinkStep;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;

/** An account's offers are read before its coupons, which are for some of them. */
@ApplicationScoped
class OffersRead implements LinkStep {

  private final ImportRuns runs;

  OffersRead(ImportRuns runs) {
    this.runs = runs;
  }

  @Override
  public String name() {
    return "offers";
  }

  @Override
  public boolean isDone(CommunityId community) {
    return runs.hasFinished(community);
  }
}
