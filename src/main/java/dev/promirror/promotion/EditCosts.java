package dev.promirror.promotion;

import dev.promirror.platform.Caller;
import dev.promirror.promotion.Authored.Made;
import dev.promirror.promotion.Authored.Refused;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an edit would cost: it is made, with all its checks, its steps are counted, and it is
 * taken back. Nothing stays of it. Not to be asked within a transaction.
 */
@ApplicationScoped
public class EditCosts {

  private final Regions regions;
  private final Editing editing;
  private final CodesOfCoupon its;
  private final MirrorCosts mirror;

  EditCosts(Regions regions, Editing editing, CodesOfCoupon its, MirrorCosts mirror) {
    this.regions = regions;
    this.editing = editing;
    this.its = its;
    this.mirror = mirror;
  }

  /**
   * What {@link Editing#editCoupon} would cost with the same arguments, or why it would be refused.
   */
  public Authored<EditCost> ofCoupon(
      CommunityId community, String id, CouponTerms terms, @Nullable Long revision, Caller caller) {
    return rehearsed(
        community,
        () -> editing.editCoupon(community, id, terms, revision, caller),
        () -> mirror.ofCoupon(community, id));
  }

  /** As the other, of {@link Editing#editCode}. */
  public Authored<EditCost> ofCode(
      CommunityId community,
      String id,
      PromoCodeTerms terms,
      @Nullable Long revision,
      Caller caller) {
    return rehearsed(
        community,
        () -> editing.editCode(community, id, terms, revision, caller),
        () -> mirror.ofCode(community, id));
  }

  /** Whether a coupon has so many codes that an edit can need confirmation. */
  public boolean canNeedConfirmation(CommunityId community, String coupon) {
    return its.areMoreThan(community, coupon, EditCost.CONFIRMED_ABOVE);
  }

  private <T> Authored<EditCost> rehearsed(
      CommunityId community, Supplier<Authored<T>> edit, Supplier<EditCost> cost) {
    return regions.rehearse(
        community,
        () ->
            switch (edit.get()) {
              case Made<T> made -> new Made<>(cost.get());
              case Refused<T> refused -> new Refused<>(refused.reason(), refused.about());
            });
  }
}
