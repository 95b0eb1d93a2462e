package dev.promirror.promotion;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;

/**
 * The codes of a coupon as they will be once their states have followed from it, which takes its
 * time. They are copies: whatever is done to them is stored nowhere. Works within a transaction.
 */
@ApplicationScoped
public class Foreseen {

  private static final String THESE =
      """
      from PromoCode where communityId = ?1 and id in ?2 order by id
      """;

  private final Regions regions;
  private final Views views;
  private final CodeShapes shapes;

  Foreseen(Regions regions, Views views, CodeShapes shapes) {
    this.regions = regions;
    this.views = views;
    this.shapes = shapes;
  }

  /**
   * Codes to look at in place of all, by their ids, each with the number of those it stands for,
   * itself counted: Stripe is told the same of these.
   *
   * @param all also those that Stripe has as wanted; they are to be looked at again
   */
  public Map<String, Long> shapes(CommunityId community, String coupon, boolean all) {
    return shapes.of(community, coupon, all);
  }

  /**
   * Some of the codes, in the order of their ids.
   *
   * @param all whether they are to be looked at again
   */
  public List<PromoCode> codes(CommunityId community, Collection<String> ids, boolean all) {
    Session session = regions.session(community);
    List<PromoCode> some =
        session
            .createQuery(THESE, PromoCode.class)
            .setParameter(1, community)
            .setParameter(2, Set.copyOf(ids))
            .getResultList();
    for (PromoCodeView view : views.ofCodes(community, some)) {
      PromoCode code = view.code();
      session.detach(code);
      if (all) {
        code.again();
      }
      code.settle(view.standing());
    }
    return some;
  }
}
