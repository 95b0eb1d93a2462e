package dev.promirror.community;

import dev.promirror.platform.Caller;
import dev.promirror.region.AccountWork;
import dev.promirror.region.Audit;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Links accounts that exist at Stripe already and are connected to the region's platform. */
@ApplicationScoped
public class Linking {

  private final Regions regions;
  private final Communities communities;
  private final AccountWork work;
  private final Audit audit;
  private final Changes changes;

  Linking(
      Regions regions, Communities communities, AccountWork work, Audit audit, Changes changes) {
    this.regions = regions;
    this.communities = communities;
    this.work = work;
    this.audit = audit;
    this.changes = changes;
  }

  /** Why an account isn't linked. */
  public enum Outcome {
    /** It will be, once it is proven at Stripe. */
    WANTED,
    NO_SUCH_COMMUNITY,
    /** The community has another account, with its history. */
    HAS_ANOTHER
  }

  /**
   * Wants an account linked to a community that has none, or whose own was disconnected. What
   * becomes of it shows in the account's state.
   *
   * @param stripeAccount {@code acct_…}
   */
  public Outcome link(CommunityId id, String stripeAccount, Caller caller) {
    return regions.in(
        id,
        () -> {
          if (communities.find(id).isEmpty()) {
            return Outcome.NO_SUCH_COMMUNITY;
          }
          ConnectedAccount account = communities.account(id).orElseThrow();
          boolean same = account.stripeAccount().filter(stripeAccount::equals).isPresent();
          if (same && account.isReady()) {
            return Outcome.WANTED;
          }
          if (!same
              && (account.stripeAccount().isPresent()
                  || account.state() == ConnectedAccount.State.OPENING)) {
            return Outcome.HAS_ANOTHER;
          }
          account.link(stripeAccount);
          audit.record(
              id,
              caller,
              new Audit.Entry(
                  "link", "account", stripeAccount, Map.of(), Map.of("account", stripeAccount)));
          work.want(LinkAccounts.KIND, id);
          changes.wanted(id);
          return Outcome.WANTED;
        });
  }
}
