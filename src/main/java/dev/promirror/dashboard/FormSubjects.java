package dev.promirror.dashboard;

import dev.promirror.catalog.Offer;
import dev.promirror.catalog.Offers;
import dev.promirror.community.Communities;
import dev.promirror.community.Community;
import dev.promirror.platform.ProblemException;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.KnownOffers;
import dev.promirror.promotion.MemberLists;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodeQuery;
import dev.promirror.promotion.PromoCodeState;
import dev.promirror.promotion.PromoCodeView;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a form is about. */
@ApplicationScoped
class FormSubjects {

  /** The longest list anybody chooses from; the same offers can be named. */
  private static final int OFFERS = 500;

  private static final int SIBLINGS = 6;

  /** The longest list of coupons a step is chosen from; any other can be named. */
  private static final int COUPONS = 100;

  private final Regions regions;
  private final Communities communities;
  private final Coupons coupons;
  private final PromoCodes codes;
  private final Offers offers;
  private final KnownOffers known;
  private final MemberLists lists;
  private final Clock clock;

  FormSubjects(
      Regions regions,
      Communities communities,
      Coupons coupons,
      PromoCodes codes,
      Offers offers,
      KnownOffers known,
      MemberLists lists,
      Clock clock) {
    this.regions = regions;
    this.communities = communities;
    this.coupons = coupons;
    this.codes = codes;
    this.offers = offers;
    this.known = known;
    this.lists = lists;
    this.clock = clock;
  }

  /**
   * A code to be made.
   *
   * @param coupon the id of the coupon it is made on; empty makes one with it
   */
  FormSubject ofNew(CommunityId id, String coupon) {
    return regions.in(
        id,
        () ->
            coupon.isEmpty()
                ? read(id, null, null)
                : read(id, coupons.find(id, coupon).orElseThrow(ProblemException::notFound), null));
  }

  /** A code to be edited, with the coupon of its first step. */
  FormSubject of(CommunityId id, String code) {
    return regions.in(
        id,
        () -> {
          PromoCodeView found = codes.view(id, code).orElseThrow(ProblemException::notFound);
          return read(id, found.steps().getFirst(), found);
        });
  }

  /** The offers of a community that are sold. */
  List<Offer> sold(CommunityId id) {
    return offers.unarchived(id, OFFERS);
  }

  private FormSubject read(CommunityId id, @Nullable Coupon coupon, @Nullable PromoCodeView view) {
    Community community = communities.find(id).orElseThrow(ProblemException::notFound);
    PromoCode code = view == null ? null : view.code();
    List<Coupon> its = view == null ? List.of() : view.steps();
    return new FormSubject(
        community,
        coupon,
        code,
        coupon == null ? List.of() : siblings(id, coupon, code),
        coupon == null ? 0 : codes.with(id, coupon.id()),
        view != null && view.state() == PromoCodeState.ARCHIVED,
        Stream.concat(its.stream(), coupons.unarchived(id, COUPONS).stream()).distinct().toList(),
        sold(id),
        known.of(id),
        lists.list(id),
        clock.instant());
  }

  private List<String> siblings(CommunityId id, Coupon coupon, @Nullable PromoCode code) {
    var its = new PromoCodeQuery.Filter(coupon.id(), null, null, null);
    return codes
        .list(id, new PromoCodeQuery(null, PromoCodeQuery.Sort.NEWEST, its, null, SIBLINGS))
        .data()
        .stream()
        .filter(view -> code == null || !view.code().id().equals(code.id()))
        .map(view -> view.code().code())
        .toList();
  }
}
