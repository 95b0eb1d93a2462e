package dev.promirror.usage;

import dev.promirror.promotion.Uses;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers what codes brought in, from the ledger's totals. */
@ApplicationScoped
class LedgerUses implements Uses {

  private static final String READ =
      """
      select promo_code_id, trim(currency), uses, discount, revenue, first_payments, renewals
      from code_total where community_id = ?1 and promo_code_id = any (?2)
      order by promo_code_id, currency
      """;

  private final Regions regions;

  LedgerUses(Regions regions) {
    this.regions = regions;
  }

  @Override
  public Map<String, Figures> of(CommunityId community, Collection<String> promoCodeIds) {
    Map<String, Long> uses = new HashMap<>();
    Map<String, List<Total>> totals = new HashMap<>();
    regions
        .session(community)
        .createNativeQuery(READ, Object[].class)
        .setParameter(1, community.toString())
        .setParameter(2, promoCodeIds.toArray(String[]::new))
        .getResultList()
        .forEach(
            row -> {
              String code = (String) row[0];
              uses.merge(code, number(row[2]), Long::sum);
              totals
                  .computeIfAbsent(code, c -> new ArrayList<>())
                  .add(
                      new Total(
                          (String) row[1],
                          number(row[3]),
                          number(row[4]),
                          number(row[5]),
                          number(row[6])));
            });
    Map<String, Figures> figures = new HashMap<>();
    totals.forEach((code, its) -> figures.put(code, new Figures(uses.getOrDefault(code, 0L), its)));
    return figures;
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
