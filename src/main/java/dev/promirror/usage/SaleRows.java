package dev.promirror.usage;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import dev.promirror.stripe.BookedSale;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The ledger's rows. Works within a transaction. */
@ApplicationScoped
class SaleRows {

  private static final String HEAD =
      """
      insert into sale (community_id, id, kind, occurred_at, day, currency, gross, discount,
                        revenue, person, read_at, refunded)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
      on conflict (community_id, id) do update
      set kind = excluded.kind, occurred_at = excluded.occurred_at, day = excluded.day,
          currency = excluded.currency, gross = excluded.gross, discount = excluded.discount,
          revenue = excluded.revenue, person = excluded.person, read_at = excluded.read_at,
          refunded = excluded.refunded
      returning old.kind as old_kind, old.currency as old_currency, old.day as old_day
      """;
  private static final String FACTS =
      """
      select line, discount, coupon_id, promo_code_id, stripe_coupon, stripe_code, amount, revenue,
             given_back
      from sale_discount where community_id = ?1 and sale_id = ?2 order by line, discount
      """;
  private static final String FACT =
      """
      insert into sale_discount (community_id, sale_id, line, discount, coupon_id, promo_code_id,
                                 stripe_coupon, stripe_code, occurred_at, amount, revenue, currency,
                                 given_back)
      values (?1, ?2, ?3, ?4, nullif(?5, ''), nullif(?6, ''), nullif(?7, ''), nullif(?8, ''),
              ?9, ?10, ?11, ?12, ?13)
      """;

  private final Regions regions;
  private final Clock clock;

  SaleRows(Regions regions, Clock clock) {
    this.regions = regions;
    this.clock = clock;
  }

  /**
   * What is kept of a sale besides what was booked.
   *
   * @param day of the sale where the community is
   * @param refunded in minor units
   */
  record Head(LocalDate day, long refunded) {}

  /** What was refunded of a sale, as far as it was heard; 0 of one nobody has heard of. */
  long refunded(CommunityId community, String sale) {
    return regions
        .session(community)
        .createNativeQuery(
            "select refunded from sale where community_id = ?1 and id = ?2", Long.class)
        .setParameter(1, community.toString())
        .setParameter(2, sale)
        .getResultStream()
        .findFirst()
        .orElse(0L);
  }

  /**
   * Puts a sale in the place of what was known of it.
   *
   * @return what the sale added to the totals until now
   */
  Contribution replace(
      CommunityId community, BookedSale sale, Head head, byte[] person, List<SaleFact> facts) {
    Session session = regions.session(community);
    Object[] old =
        session
            .createNativeQuery(HEAD, Object[].class)
            .setParameter(1, community.toString())
            .setParameter(2, sale.id())
            .setParameter(3, sale.kind().name())
            .setParameter(4, sale.occurredAt())
            .setParameter(5, head.day())
            .setParameter(6, sale.revenue().currency().getCurrencyCode())
            .setParameter(7, sale.gross().minor())
            .setParameter(8, sale.discount().minor())
            .setParameter(9, sale.revenue().minor())
            .setParameter(10, person)
            .setParameter(11, clock.instant())
            .setParameter(12, head.refunded())
            .getSingleResult();
    Contribution before = Contribution.NOTHING;
    if (old[0] != null) {
      before =
          Contribution.of(
              BookedSale.Kind.valueOf((String) old[0]),
              (String) old[1],
              (LocalDate) old[2],
              known(session, community, sale.id()));
      session
          .createNativeMutationQuery(
              "delete from sale_discount where community_id = ?1 and sale_id = ?2")
          .setParameter(1, community.toString())
          .setParameter(2, sale.id())
          .executeUpdate();
    }
    facts.forEach(fact -> insert(session, community, sale, fact));
    return before;
  }

  private static List<SaleFact> known(Session session, CommunityId community, String sale) {
    return session
        .createNativeQuery(FACTS, Object[].class)
        .setParameter(1, community.toString())
        .setParameter(2, sale)
        .getResultStream()
        .map(
            row ->
                new SaleFact(
                    (String) row[0],
                    (String) row[1],
                    (@Nullable String) row[2],
                    (@Nullable String) row[3],
                    (@Nullable String) row[4],
                    (@Nullable String) row[5],
                    ((Number) row[6]).longValue(),
                    ((Number) row[7]).longValue(),
                    (boolean) row[8]))
        .toList();
  }

  private static void insert(
      Session session, CommunityId community, BookedSale sale, SaleFact fact) {
    session
        .createNativeMutationQuery(FACT)
        .setParameter(1, community.toString())
        .setParameter(2, sale.id())
        .setParameter(3, fact.line())
        .setParameter(4, fact.discount())
        .setParameter(5, orEmpty(fact.couponId()))
        .setParameter(6, orEmpty(fact.promoCodeId()))
        .setParameter(7, orEmpty(fact.stripeCoupon()))
        .setParameter(8, orEmpty(fact.stripeCode()))
        .setParameter(9, sale.occurredAt())
        .setParameter(10, fact.amount())
        .setParameter(11, fact.revenue())
        .setParameter(12, sale.revenue().currency().getCurrencyCode())
        .setParameter(13, fact.givenBack())
        .executeUpdate();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
