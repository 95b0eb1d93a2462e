package dev.promirror.standins.emulator.accounts;

import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.standins.emulator.store.Work;

/** What an account may sell: nothing before it is ready, nor while it is restricted. */
public final class Selling {
  private Selling() {}

  /** Refuses to open a checkout session, where Stripe looks at the account that early. */
  public static void mayOpen(Work work) {
    if (!work.holds(Fact.ACCOUNT_NOT_READY_OPENS_SESSIONS)) {
      mayCharge(work);
    }
  }

  /** Refuses to take money. */
  public static void mayCharge(Work work) {
    if (!may(work)) {
      throw StripeRefusal.invalid(null, why(work));
    }
  }

  /**
   * Whether money can be taken at the moment. A platform that lost its access changes nothing; an
   * account that was closed takes none any more.
   */
  public static boolean may(Work work) {
    var account = work.in(work.platform()).get("accounts", work.scope());
    return account == null
        || (account.path("charges_enabled").asBoolean()
            && Capabilities.active(account, "card_payments")
            && !Connections.isCut(work, work.scope(), Connections.Cut.DELETED));
  }

  /** What Stripe says of an account that may not take money. */
  public static String why(Work work) {
    return ("Your account cannot currently make charges. To find out why charge creation is"
            + " currently disabled, look at the `requirements.disabled_reason` property on"
            + " this account (/v1/accounts/%s).")
        .formatted(work.scope());
  }
}
