package dev.promirror.promotion;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.Session;

/**
 * The codes of a coupon as they will be once their states have followed from it, which takes its
 * time. They are copies: whatever is done to them is stored nowhere. Works within a transaction.
 */
@ApplicationScoped
public class Foreseen {

  private static final String ITS =
      """
      from PromoCode where communityId = ?1 and couponId = ?2 and id > ?3 and archivedAt is null
        and (?4 = true or mirroring.mirroredRevision < revision)
      order by id
      """;

  private final Regions regions;
  private final Views views;

  Foreseen(Regions regions, Views views) {
    this.regions = regions;
    this.views = views;
  }

  /**
   * Some of the codes, in the order of their ids.
   *
   * @param all also those that Stripe has as wanted; they are to be looked at again
   * @param after the id of the last that was told; empty at first
   */
  public List<PromoCode> codes(
      CommunityId community, String coupon, boolean all, String after, int most) {
    Session session = regions.session(community);
    List<PromoCode> some =
        session
            .createQuery(ITS, PromoCode.class)
            .setParameter(1, community)
            .setParameter(2, coupon)
            .setParameter(3, after)
            .setParameter(4, all)
            .setMaxResults(most)
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
