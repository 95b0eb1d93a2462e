package dev.promirror.usage;

import dev.promirror.community.Communities;
import dev.promirror.promotion.Standings;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.BookedSale;
import dev.promirror.stripe.RefundedSale;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/**
 * What was sold with promo codes, as booked at Stripe: a head per sale and a fact per (sale, line,
 * discount). Facts have natural keys, so any order and any repetition give the same ledger, and
 * totals are folded from the difference in the same transaction.
 */
@ApplicationScoped
class Ledger {

  private final Communities communities;
  private final SaleRows sales;
  private final Totals totals;
  private final People people;
  private final Attribution attribution;
  private final Standings standings;
  private final Changes changes;

  Ledger(
      Communities communities,
      SaleRows sales,
      Totals totals,
      People people,
      Attribution attribution,
      Standings standings,
      Changes changes) {
    this.communities = communities;
    this.sales = sales;
    this.totals = totals;
    this.people = people;
    this.attribution = attribution;
    this.standings = standings;
    this.changes = changes;
  }

  /** Books a sale; again if it was booked before, with whatever changed since. */
  void book(CommunityId community, BookedSale sale) {
    book(community, sale, sales.refunded(community, sale.id()));
  }

  /**
   * Books a sale with what was refunded of it. Once that is all, its coupons that say so aren't
   * used by it any more, nor are their codes.
   */
  void book(CommunityId community, RefundedSale refunded) {
    book(community, refunded.sale(), refunded.refunded());
  }

  private void book(CommunityId community, BookedSale sale, long refunded) {
    LocalDate day =
        sale.occurredAt().atZone(communities.find(community).orElseThrow().zone()).toLocalDate();
    boolean all = sale.revenue().minor() > 0 && refunded >= sale.revenue().minor();
    List<SaleFact> facts = attribution.of(community, sale, all);
    SaleRows.Head head = new SaleRows.Head(day, refunded);
    Contribution before = sales.replace(community, sale, head, people.of(community, sale), facts);
    Contribution now = Contribution.of(sale, day, facts);
    totals.fold(community, before, now);
    Contribution changed = now.minus(before);
    standings.counted(community, changed.couponIds(), changed.promoCodeIds());
    changes.seen(community);
  }
}
