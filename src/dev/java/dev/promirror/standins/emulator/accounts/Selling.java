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
    var account = work.in(work.platform()).get("accounts", work.scope());
    boolean may =
        account == null
            || (account.path("charges_enabled").asBoolean()
                && Capabilities.active(account, "card_payments"));
    if (!may) {
      throw StripeRefusal.invalid(
          null,
          ("Your account cannot currently make charges. To find out why charge creation is"
                  + " currently disabled, look at the `requirements.disabled_reason` property on"
                  + " this account (/v1/accounts/%s).")
              .formatted(work.scope()));
    }
  }
}
