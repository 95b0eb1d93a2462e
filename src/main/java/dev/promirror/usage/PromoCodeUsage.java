package dev.promirror.usage;

import dev.promirror.platform.Cursor;
import dev.promirror.platform.Page;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a promo code brought in, to be looked at. */
@ApplicationScoped
public class PromoCodeUsage {

  private static final String SERIES =
      """
      select day, trim(currency), uses, renewals, discount, revenue from code_day
      where community_id = ?1 and promo_code_id = ?2 and day between ?3 and ?4
      order by day, currency
      """;
  private static final String REDEMPTIONS =
      """
      select fact.sale_id, sale.kind, fact.occurred_at, trim(sale.currency),
             sum(fact.amount), sale.revenue, person.email
      from sale_discount fact
      join sale on sale.community_id = fact.community_id and sale.id = fact.sale_id
      left join person
        on person.community_id = sale.community_id and person.person = sale.person
      where fact.community_id = ?1 and fact.promo_code_id = ?2
        and (fact.occurred_at, fact.sale_id) < (?3, ?4)
      group by fact.sale_id, sale.kind, fact.occurred_at, sale.currency, sale.revenue, person.email
      order by fact.occurred_at desc, fact.sale_id desc
      """;
  private static final Instant ANY_TIME = Instant.parse("9999-01-01T00:00:00Z");

  private final Regions regions;

  PromoCodeUsage(Regions regions) {
    this.regions = regions;
  }

  /** The days with figures within a range, both ends included. */
  public List<DayOfUses> series(CommunityId community, String code, LocalDate from, LocalDate to) {
    return regions.in(
        community,
        () ->
            regions
                .session(community)
                .createNativeQuery(SERIES, Object[].class)
                .setParameter(1, community.toString())
                .setParameter(2, code)
                .setParameter(3, from)
                .setParameter(4, to)
                .getResultStream()
                .map(
                    row ->
                        new DayOfUses(
                            (LocalDate) row[0],
                            (String) row[1],
                            number(row[2]),
                            number(row[3]),
                            number(row[4]),
                            number(row[5])))
                .toList());
  }

  /**
   * The sales a code was in, newest first.
   *
   * @param after the cursor of the last page; null begins
   */
  public Page<Redemption> redemptions(
      CommunityId community, String code, @Nullable String after, int limit) {
    String list = "redemptions " + code;
    Cursor cursor = Cursor.parse(after, list, 2);
    return regions.in(
        community,
        () ->
            Page.of(
                regions
                    .session(community)
                    .createNativeQuery(REDEMPTIONS, Object[].class)
                    .setParameter(1, community.toString())
                    .setParameter(2, code)
                    .setParameter(3, time(cursor))
                    .setParameter(4, cursor == null ? "" : cursor.keys().getLast())
                    .setMaxResults(limit + 1)
                    .getResultStream()
                    .map(PromoCodeUsage::redemption)
                    .toList(),
                limit,
                last -> new Cursor(list, List.of(last.occurredAt().toString(), last.sale()))));
  }

  private static Instant time(@Nullable Cursor cursor) {
    if (cursor == null) {
      return ANY_TIME;
    }
    try {
      Instant time = Instant.parse(cursor.keys().getFirst());
      return time.isAfter(ANY_TIME) || time.isBefore(Instant.EPOCH) ? ANY_TIME : time;
    } catch (DateTimeParseException e) {
      return ANY_TIME;
    }
  }

  private static Redemption redemption(Object[] row) {
    return new Redemption(
        (String) row[0],
        (String) row[1],
        (Instant) row[2],
        (String) row[3],
        number(row[4]),
        number(row[5]),
        (@Nullable String) row[6]);
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
