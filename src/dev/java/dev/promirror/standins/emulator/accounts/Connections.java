package dev.promirror.standins.emulator.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import org.jspecify.annotations.Nullable;

/** Which accounts a platform's key reaches: those it opened, until the tie is cut. */
public final class Connections {
  /** Where the ties are kept, by accounts' ids, in the scope of what belongs to no account. */
  public static final String TABLE = "platforms";

  private static final String COMMON = "";
  private static final String CUT = "cut";

  private Connections() {}

  /** Why a platform no longer reaches an account it opened. */
  public enum Cut {
    /** The owner took the platform's access away; it can be given again. */
    DEAUTHORISED,
    /** The platform deleted or closed the account, for good. */
    DELETED
  }

  /** Ties an account to the platform that opened it. */
  public static void tie(Work work, String account) {
    work.in(COMMON).put(TABLE, Json.object().put("id", account).put("platform", work.platform()));
  }

  /** Whether the platform's key reaches the account. */
  public static boolean reach(Work work, String account) {
    return reach(work.platform(), work.in(COMMON).get(TABLE, account));
  }

  /** Whether a platform's key reaches the account of this tie, or null for none. */
  public static boolean reach(String platform, @Nullable ObjectNode tie) {
    return tie != null && tie.path("platform").asText().equals(platform) && !tie.hasNonNull(CUT);
  }

  /** Whether the tie is cut for this reason. */
  public static boolean isCut(Work work, String account, Cut why) {
    var tie = work.in(COMMON).get(TABLE, account);
    return tie != null && tie.path(CUT).asText().equals(why.name());
  }

  /** Cuts the tie. */
  public static void cut(Work work, String account, Cut why) {
    var common = work.in(COMMON);
    common.put(TABLE, common.edit(TABLE, account).put(CUT, why.name()));
  }

  /** Ties the account again. */
  public static void mend(Work work, String account) {
    var common = work.in(COMMON);
    common.put(TABLE, common.edit(TABLE, account).putNull(CUT));
  }

  /** Stripe's 403 for an account the key doesn't reach. */
  public static StripeRefusal refused(String account) {
    return new StripeRefusal(
        403,
        "invalid_request_error",
        "account_invalid",
        null,
        ("The provided key does not have access to account '%s' (or that account does not exist)."
                + " Application access may have been revoked.")
            .formatted(account));
  }
}
