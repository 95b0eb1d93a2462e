package dev.promirror.promotion;

import dev.promirror.promotion.NamedDiscount.Name;
import dev.promirror.promotion.Previewed.Fault;
import dev.promirror.promotion.Previewed.Why;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the coupons and codes that discounts are named by. Works within a transaction. */
@ApplicationScoped
class NamedDiscounts {

  private final Coupons coupons;
  private final PromoCodes codes;
  private final Views views;

  NamedDiscounts(Coupons coupons, PromoCodes codes, Views views) {
    this.coupons = coupons;
    this.codes = codes;
    this.views = views;
  }

  /**
   * In the order of their names.
   *
   * @param pointer where the names stand in the body
   * @param faults takes a fault for each name there is nothing of
   */
  List<NamedDiscount> all(
      CommunityId community, List<Name> names, String pointer, List<Fault> faults) {
    List<NamedDiscount> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Name name = names.get(i);
      String place = pointer + "/" + i;
      if (name.code() != null) {
        code(community, CodeText.key(name.code()))
            .ifPresentOrElse(
                found::add, () -> faults.add(new Fault(place + "/code", Why.NO_SUCH_CODE)));
      } else if (name.coupon() != null) {
        coupons
            .view(community, name.coupon())
            .map(NamedDiscounts::of)
            .ifPresentOrElse(
                found::add, () -> faults.add(new Fault(place + "/coupon", Why.NO_SUCH_COUPON)));
      }
    }
    return found;
  }

  /** The code a text means: an unfinished one, else the newest that had it. */
  private Optional<NamedDiscount> code(CommunityId community, String key) {
    return codes.holding(community, key).stream()
        .findFirst()
        .or(() -> codes.lastWith(community, key))
        .map(code -> of(views.ofCodes(community, List.of(code)).getFirst()));
  }

  private static NamedDiscount of(CouponView view) {
    return new NamedDiscount(null, view.coupon().id(), view.coupon().terms(), view.state().name());
  }

  private static NamedDiscount of(PromoCodeView view) {
    return new NamedDiscount(
        view.code().terms().code().text(),
        view.coupon().id(),
        view.coupon().terms(),
        view.state().name());
  }
}
