package dev.promirror.promotion;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/**
 * Finds codes of a coupon that differ in nothing that decides what Stripe has to be told of them.
 * Works within a transaction.
 */
@ApplicationScoped
class CodeShapes {

  /** Ids in one question about figures. */
  private static final int AT_ONCE = 10_000;

  /**
   * Whatever isn't named here tells codes apart, so that a column nobody thought of makes this
   * slow, not wrong. A code's text is taken out of what was sent to Stripe; another text stays.
   */
  private static final String SHAPES =
      """
      select p.id, md5(concat(
          to_jsonb(p) - cast('{id,code,code_key,name,name_key,channel,created_at,state_until,'
            || 'finished_at,mirror_looks}' as text[]),
          p.finished_at is null, replace(its.made, 'code=' || p.code, 'code=')))
      from promo_code p cross join lateral (
        select string_agg(cast(row(i.number, i.active, i.times_redeemed, i.retired_at is null,
            i.terms, i.details, i.stripe_coupon, i.max_redemptions, i.switched, i.aside,
            i.made_for) as text), ';' order by i.number) made
        from promo_code_incarnation i
        where i.community_id = p.community_id and i.promo_code_id = p.id) its
      where p.community_id = ?1 and p.coupon_id = ?2 and p.archived_at is null
        and (?3 or p.mirrored_revision < p.revision)
      order by p.id
      """;

  private final Regions regions;
  private final Instance<Uses> uses;

  CodeShapes(Regions regions, Instance<Uses> uses) {
    this.regions = regions;
    this.uses = uses;
  }

  private record Shape(String row, Uses.Figures figures) {}

  /**
   * The first code of each shape by its id, and how many have that shape.
   *
   * @param all also those that Stripe has as wanted
   */
  Map<String, Long> of(CommunityId community, String coupon, boolean all) {
    Session session = regions.session(community);
    session.flush();
    List<Object[]> rows =
        session
            .createNativeQuery(SHAPES, Object[].class)
            .setParameter(1, community.toString())
            .setParameter(2, coupon)
            .setParameter(3, all)
            .getResultList();
    Map<String, Uses.Figures> figures = figures(community, rows);
    Map<Shape, String> first = new HashMap<>();
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Object[] row : rows) {
      String id = (String) row[0];
      Shape shape = new Shape((String) row[1], figures.getOrDefault(id, Uses.Figures.NONE));
      counts.merge(first.computeIfAbsent(shape, none -> id), 1L, Long::sum);
    }
    return counts;
  }

  private Map<String, Uses.Figures> figures(CommunityId community, List<Object[]> rows) {
    if (!uses.isResolvable()) {
      return Map.of();
    }
    Map<String, Uses.Figures> figures = new HashMap<>();
    for (int i = 0; i < rows.size(); i += AT_ONCE) {
      List<String> ids = new ArrayList<>();
      rows.subList(i, Math.min(rows.size(), i + AT_ONCE)).forEach(row -> ids.add((String) row[0]));
      figures.putAll(uses.get().of(community, ids));
    }
    return figures;
  }
}
