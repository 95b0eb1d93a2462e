package dev.promirror.promotion;

import dev.promirror.promotion.preview.Level;
import dev.promirror.promotion.preview.PlanChangeEstimate;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What probably becomes of a subscription that goes on with another offer.
 *
 * @param discounts in the order they were wished
 * @param billedSaid whether it was said what the running period was billed, not estimated
 * @param zone the community's, whose days are meant
 */
public record PlanPreview(
    PlanChangeEstimate estimate, List<NamedDiscount> discounts, boolean billedSaid, ZoneId zone) {

  public PlanPreview {
    discounts = List.copyOf(discounts);
  }

  /**
   * What is to be previewed.
   *
   * @param from the offer subscribed to; it may be archived
   * @param to the offer it goes on with
   * @param quantity at least 1
   * @param currency of the prices; null is the community's
   * @param anchor where the subscription's charges are counted from; ahead while a trial runs
   * @param at when it changes; null is now
   * @param billed what the running period was billed after discounts, in minor units; null is as
   *     the prices and discounts say
   * @param prorated whether the rest of the running period is settled
   * @param discounts in the order they are taken
   */
  public record Wish(
      String from,
      String to,
      long quantity,
      @Nullable Currency currency,
      Instant anchor,
      @Nullable Instant at,
      @Nullable Long billed,
      boolean prorated,
      List<Held> discounts) {

    public Wish {
      discounts = List.copyOf(discounts);
    }
  }

  /**
   * A discount that the subscription has.
   *
   * @param level none of an invoice, which ends with it
   * @param since when it was given; null is with the first charge
   * @param discounted how many charges it has discounted; null is as the calendar says
   */
  public record Held(
      NamedDiscount.Name name, Level level, @Nullable Instant since, @Nullable Long discounted) {}
}
