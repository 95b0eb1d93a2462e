package dev.promirror.usage;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

/** The totals: folded when facts change, never summed when they are read. */
@ApplicationScoped
class Totals {

  private static final String DAY =
      """
      insert into code_day (community_id, promo_code_id, currency, uses, first_payments, renewals,
                            discount, revenue, day)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      on conflict (community_id, promo_code_id, day, currency) do update
      set uses = code_day.uses + excluded.uses,
          first_payments = code_day.first_payments + excluded.first_payments,
          renewals = code_day.renewals + excluded.renewals,
          discount = code_day.discount + excluded.discount,
          revenue = code_day.revenue + excluded.revenue
      """;
  private static final String TOTAL =
      """
      insert into code_total (community_id, promo_code_id, currency, uses, first_payments, renewals,
                              discount, revenue)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      on conflict (community_id, promo_code_id, currency) do update
      set uses = code_total.uses + excluded.uses,
          first_payments = code_total.first_payments + excluded.first_payments,
          renewals = code_total.renewals + excluded.renewals,
          discount = code_total.discount + excluded.discount,
          revenue = code_total.revenue + excluded.revenue
      """;

  private static final String COUPON =
      """
      insert into coupon_total (community_id, coupon_id, currency, uses, discount)
      values (?1, ?2, ?3, ?4, ?5)
      on conflict (community_id, coupon_id, currency) do update
      set uses = coupon_total.uses + excluded.uses,
          discount = coupon_total.discount + excluded.discount
      """;

  private final Regions regions;

  Totals(Regions regions) {
    this.regions = regions;
  }

  /** Adds the difference between what a sale added before and what it adds now. */
  void fold(CommunityId community, Contribution before, Contribution now) {
    Session session = regions.session(community);
    Contribution change = now.minus(before);
    change
        .coupons()
        .forEach(
            (cell, sums) ->
                session
                    .createNativeMutationQuery(COUPON)
                    .setParameter(1, community.toString())
                    .setParameter(2, cell.couponId())
                    .setParameter(3, cell.currency())
                    .setParameter(4, sums.uses())
                    .setParameter(5, sums.discount())
                    .executeUpdate());
    change
        .cells()
        .forEach(
            (cell, sums) -> {
              add(session.createNativeMutationQuery(DAY), community, cell, sums)
                  .setParameter(9, cell.day())
                  .executeUpdate();
              add(session.createNativeMutationQuery(TOTAL), community, cell, sums).executeUpdate();
            });
  }

  private static MutationQuery add(
      MutationQuery query, CommunityId community, Contribution.Cell cell, Contribution.Sums sums) {
    return query
        .setParameter(1, community.toString())
        .setParameter(2, cell.promoCodeId())
        .setParameter(3, cell.currency())
        .setParameter(4, sums.uses())
        .setParameter(5, sums.firstPayments())
        .setParameter(6, sums.renewals())
        .setParameter(7, sums.discount())
        .setParameter(8, sums.revenue());
  }
}
