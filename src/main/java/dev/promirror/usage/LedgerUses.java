package dev.promirror.usage;

import dev.promirror.promotion.Uses;
import dev.promirror.promotion.rules.Person;
import dev.promirror.region.CommunityId;
import dev.promirror.region.PersonHash;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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

  private static final String READ_PERSON =
      """
      with known as (
        select person from person
        where community_id = ?1 and (person = any (?2) or email_hash = any (?2))),
      bought as (
        select sale.id, sale.kind from sale
        where community_id = ?1 and person in (select person from known))
      select
        (select count(distinct fact.sale_id) from sale_discount fact
         join bought on bought.id = fact.sale_id and bought.kind in ('ONE_TIME', 'FIRST')
         where fact.community_id = ?1 and fact.promo_code_id = ?3),
        (select count(distinct fact.sale_id) from sale_discount fact
         join bought on bought.id = fact.sale_id and bought.kind in ('ONE_TIME', 'FIRST')
         where fact.community_id = ?1 and fact.coupon_id = ?4),
        exists (select 1 from bought)
      """;

  private final Regions regions;
  private final PersonHash hash;

  LedgerUses(Regions regions, PersonHash hash) {
    this.regions = regions;
    this.hash = hash;
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
  public PersonFigures ofPerson(
      CommunityId community, Person person, String couponId, String codeId) {
    byte[][] hashes =
        person.identities().stream()
            .map(identity -> hash.of(community.region(), identity))
            .toArray(byte[][]::new);
    Object[] row =
        regions
            .session(community)
            .createNativeQuery(READ_PERSON, Object[].class)
            .setParameter(1, community.toString())
            .setParameter(2, hashes)
            .setParameter(3, codeId)
            .setParameter(4, couponId)
            .getSingleResult();
    return new PersonFigures(number(row[0]), number(row[1]), (Boolean) row[2]);
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
