package dev.promirror.dashboard;

import dev.promirror.promotion.EditCost;
import java.time.Duration;

/**
 * What an edit takes at Stripe, as the form tells it before it is made.
 *
 * @param text how many writes, for how many codes, how long
 * @param meanwhile which terms hold until it is done
 * @param shown sent along with the next press: that this cost of this edit, and no other, was seen
 * @param large whether a box has to be ticked
 * @param changed whether another was shown before
 * @param unticked whether it was sent without
 * @param replaces whether Stripe gets successors of what it can't change
 */
record CostPanel(
    String text,
    String meanwhile,
    String shown,
    boolean large,
    boolean changed,
    boolean unticked,
    boolean replaces) {

  static CostPanel of(Unconfirmed asked, CostMessages messages) {
    EditCost cost = asked.cost();
    return new CostPanel(
        messages.text(
            messages.writes(cost.writes(), MoneyWords.count(cost.writes())),
            cost.codes() == 0 ? "" : messages.codes(cost.codes(), MoneyWords.count(cost.codes())),
            time(cost.time(), messages)),
        meanwhile(cost, messages) + " " + messages.given(),
        asked.mark(),
        cost.needsConfirmation(),
        asked.why() == Unconfirmed.Why.CHANGED,
        asked.why() == Unconfirmed.Why.UNTICKED,
        cost.replaces());
  }

  /** The most codes an edit writes to without a box to tick. */
  public int most() {
    return EditCost.CONFIRMED_ABOVE;
  }

  private static String meanwhile(EditCost cost, CostMessages messages) {
    if (!cost.replaces()) {
      return messages.untilChanged();
    }
    return cost.codes() == 0 ? messages.untilSuccessor() : messages.codeByCode();
  }

  /** Minutes that have begun count. */
  private static String time(Duration time, CostMessages messages) {
    Duration minute = Duration.ofMinutes(1);
    if (time.compareTo(minute) < 0) {
      return messages.shortly();
    }
    long minutes = time.plus(minute).minusNanos(1).toMinutes();
    return messages.minutes(minutes, MoneyWords.count(minutes));
  }
}
