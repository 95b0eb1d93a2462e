package dev.promirror.dashboard;

import dev.promirror.money.Money;
import dev.promirror.usage.Redemption;

/**
 * Payments in words.
 *
 * @param messages the wording
 * @param moments the community's clock
 */
record RedemptionWords(CodeMessages messages, MomentWords moments) {

  RedemptionRow of(Redemption redemption) {
    String email = redemption.email();
    return new RedemptionRow(
        moments.time(redemption.occurredAt()),
        email == null ? messages.unknownMember() : email,
        MoneyWords.of(Money.of(redemption.charged(), redemption.currency())),
        MoneyWords.of(Money.of(redemption.discount(), redemption.currency())),
        kind(redemption.kind()));
  }

  private String kind(String kind) {
    return switch (kind) {
      case "ONE_TIME", "FIRST" -> messages.first();
      case "RENEWAL" -> messages.renewal();
      default -> messages.otherPayment();
    };
  }
}
