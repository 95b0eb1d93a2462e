package dev.promirror.usage;

import dev.promirror.promotion.Buyers;
import dev.promirror.promotion.Uses;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Answers what codes brought in, from the ledger's totals. */
@ApplicationScoped
class LedgerUses implements Uses {

  private static final String READ =
      """
      select promo_code_id, trim(currency), uses, discount, revenue, first_payments, renewals
      from code_total where community_id = ?1 and promo_code_id = any (?2)
      order by promo_code_id, currency
      """;

  private static final String READ_COUPONS =
      """
      select coupon_id, trim(currency), uses, discount
      from coupon_total where community_id = ?1 and coupon_id = any (?2)
      order by coupon_id, currency
      """;

  /** By identity: that they bought, and how often they used what. */
  private static final String READ_PEOPLE =
      """
      with asked as (
        select community_id, hash, nr
        from unnest(cast(?1 as text[]), cast(?2 as bytea[]))
          with ordinality as identity (community_id, hash, nr)),
      known as (
        select asked.nr, person.community_id, person.person from asked join person
          on person.community_id = asked.community_id and person.person = asked.hash
        union
        select asked.nr, person.community_id, person.person from asked join person
          on person.community_id = asked.community_id and person.email_hash = asked.hash),
      bought as (
        select known.nr, sale.community_id, sale.id, sale.kind from known join sale
          on sale.community_id = known.community_id and sale.person = known.person),
      used as (
        select bought.nr, fact.sale_id, fact.promo_code_id, fact.coupon_id
        from bought join sale_discount fact
          on fact.community_id = bought.community_id and fact.sale_id = bought.id
        where bought.kind in ('ONE_TIME', 'FIRST') and not fact.given_back)
      select nr, 'SALE', id, null from bought
      union
      select nr, 'CODE', sale_id, promo_code_id from used where promo_code_id is not null
      union
      select nr, 'COUPON', sale_id, coupon_id from used where coupon_id is not null
      """;

  private final Regions regions;

  LedgerUses(Regions regions) {
    this.regions = regions;
  }

  @Override
  public Map<String, Figures> of(CommunityId community, Collection<String> promoCodeIds) {
    return figures(
        community,
        READ,
        promoCodeIds,
        row ->
            new Total(
                (String) row[1], number(row[3]), number(row[4]), number(row[5]), number(row[6])));
  }

  @Override
  public List<PersonFigures> ofPeople(Buyers people) {
    List<Bought> bought = Stream.generate(Bought::new).limit(people.size()).toList();
    regions
        .session(people.oneCommunity())
        .createNativeQuery(READ_PEOPLE, Object[].class)
        .setParameter(1, people.communities())
        .setParameter(2, people.hashes())
        .getResultList()
        .forEach(row -> bought.get(people.place(row[0])).add(row));
    return bought.stream().map(Bought::figures).toList();
  }

  /** What one person bought; somebody known in two ways may have the same sale by both. */
  private static final class Bought {
    private final Set<String> sales = new HashSet<>();
    private final Map<String, Set<String>> ofCodes = new HashMap<>();
    private final Map<String, Set<String>> ofCoupons = new HashMap<>();

    void add(Object[] row) {
      String sale = (String) row[2];
      switch ((String) row[1]) {
        case "CODE" -> ofCodes.computeIfAbsent((String) row[3], c -> new HashSet<>()).add(sale);
        case "COUPON" -> ofCoupons.computeIfAbsent((String) row[3], c -> new HashSet<>()).add(sale);
        default -> sales.add(sale);
      }
    }

    PersonFigures figures() {
      return sales.isEmpty()
          ? PersonFigures.NONE
          : new PersonFigures(counts(ofCodes), counts(ofCoupons), true);
    }

    private static Map<String, Long> counts(Map<String, Set<String>> sales) {
      Map<String, Long> counts = new HashMap<>();
      sales.forEach((id, its) -> counts.put(id, (long) its.size()));
      return counts;
    }
  }

  @Override
  public Map<String, Figures> ofCoupons(CommunityId community, Collection<String> couponIds) {
    return figures(
        community,
        READ_COUPONS,
        couponIds,
        row -> new Total((String) row[1], number(row[3]), 0, 0, 0));
  }

  /** Rows of an id, a currency and uses, and whatever else makes a total. */
  private Map<String, Figures> figures(
      CommunityId community, String read, Collection<String> ids, Function<Object[], Total> total) {
    Map<String, Long> uses = new HashMap<>();
    Map<String, List<Total>> totals = new HashMap<>();
    regions
        .session(community)
        .createNativeQuery(read, Object[].class)
        .setParameter(1, community.toString())
        .setParameter(2, ids.toArray(String[]::new))
        .getResultList()
        .forEach(
            row -> {
              String id = (String) row[0];
              uses.merge(id, number(row[2]), Long::sum);
              totals.computeIfAbsent(id, i -> new ArrayList<>()).add(total.apply(row));
            });
    Map<String, Figures> figures = new HashMap<>();
    totals.forEach((id, its) -> figures.put(id, new Figures(uses.getOrDefault(id, 0L), its)));
    return figures;
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
