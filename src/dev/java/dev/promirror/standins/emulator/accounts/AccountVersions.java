package dev.promirror.standins.emulator.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;

/** Which of Stripe's ways to open accounts a platform may use; both, unless it is told. */
public final class AccountVersions {
  private static final String COMMON = "";
  private static final String TABLE = "account_versions";

  private AccountVersions() {}

  /** Switches each way on or off, and tells what holds then. */
  public static ObjectNode allow(Work work, boolean v1, boolean v2) {
    var row = Json.object().put("id", work.platform()).put("v1", v1).put("v2", v2);
    work.in(COMMON).put(TABLE, row);
    return row;
  }

  /** Which ways are open. */
  public static ObjectNode of(Work work) {
    var row = work.in(COMMON).get(TABLE, work.platform());
    return row == null
        ? Json.object().put("id", work.platform()).put("v1", true).put("v2", true)
        : row;
  }

  /** Refuses what new platforms are refused: opening an account by v1. */
  public static void needV1(Work work) {
    if (!of(work).path("v1").asBoolean()) {
      throw StripeRefusal.invalid(
          null,
          "Stripe no longer recommends Accounts v1 for new Connect integrations. Create connected"
              + " accounts with POST /v2/core/accounts instead.");
    }
  }

  /** Refuses any account call of v2 to a platform that may not use it. */
  public static void needV2(Work work) {
    if (!of(work).path("v2").asBoolean()) {
      throw StripeRefusal.coded(
          "accounts_v2_access_blocked", null, "Accounts v2 is not enabled for your platform.");
    }
  }
}
