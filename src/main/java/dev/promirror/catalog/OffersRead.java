package dev.promirror.catalog;

import dev.promirror.community.LinkStep;
import dev.promirror.region.AccountWork;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;

/** An account's offers are read before its coupons, which are for some of them. */
@ApplicationScoped
class OffersRead implements LinkStep {

  private final ImportRuns runs;
  private final AccountWork work;

  OffersRead(ImportRuns runs, AccountWork work) {
    this.runs = runs;
    this.work = work;
  }

  @Override
  public String name() {
    return "offers";
  }

  @Override
  public void begin(CommunityId community) {
    work.want(CatalogWorker.KIND, community);
  }

  @Override
  public boolean isDone(CommunityId community) {
    return runs.hasFinished(community);
  }
}
