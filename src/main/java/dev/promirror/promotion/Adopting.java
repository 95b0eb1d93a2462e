package dev.promirror.promotion;

import dev.promirror.platform.TimeOrderedId;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings in what was made at Stripe, as it is, and lets it follow Stripe. Works within a
 * transaction; nobody is woken to write anything.
 */
@ApplicationScoped
public class Adopting {

  private final Regions regions;
  private final Coupons coupons;
  private final PromoCodes codes;
  private final Incarnations incarnations;
  private final AdoptedRows rows;
  private final CodeTexts texts;
  private final Standings standings;
  private final Changes changes;
  private final TimeOrderedId ids;
  private final Clock clock;

  Adopting(
      Regions regions,
      Coupons coupons,
      PromoCodes codes,
      Incarnations incarnations,
      AdoptedRows rows,
      CodeTexts texts,
      Standings standings,
      Changes changes,
      TimeOrderedId ids,
      Clock clock) {
    this.regions = regions;
    this.coupons = coupons;
    this.codes = codes;
    this.incarnations = incarnations;
    this.rows = rows;
    this.texts = texts;
    this.standings = standings;
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Something as Stripe has it, in our terms.
   *
   * @param notes what it says that has no words here, in sentences
   * @param made what Stripe has; its object's id is given here
   * @param createdAt by Stripe
   */
  public record Found<T>(T terms, List<String> notes, Incarnation made, Instant createdAt) {

    public Found {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Coupons that are new here.
   *
   * @return their ids by Stripe's ids
   */
  public Map<String, String> coupons(CommunityId community, List<Found<CouponTerms>> some) {
    texts.lock(community, Notes.COUPON, "adopted at Stripe");
    List<Found<CouponTerms>> found =
        strange(some, incarnations.couponsByStripeIds(community, stripeIds(some)));
    List<Coupon> made = new ArrayList<>();
    Map<String, String> byStripe = new LinkedHashMap<>();
    for (Found<CouponTerms> it : found.reversed()) {
      Coupon coupon =
          Coupon.adopted(community, "coupon-" + ids.next(), it.terms(), it.notes(), it.createdAt());
      coupons.add(coupon);
      made.add(coupon);
      byStripe.put(it.made().stripeId(), coupon.id());
    }
    regions.session(community).flush();
    rows.addCoupons(community, found, byStripe);
    standings.settleCoupons(community, made);
    changes.seen(community);
    return byStripe;
  }

  /** Promo codes that are new here. An active one has its text, whoever had it here before. */
  public void codes(CommunityId community, List<Found<PromoCodeTerms>> some) {
    texts.lock(community, Notes.CODE, "adopted at Stripe");
    List<Found<PromoCodeTerms>> found =
        strange(some, incarnations.codesByStripeIds(community, stripeIds(some)));
    claim(community, found, Set.of());
    List<PromoCode> made = new ArrayList<>();
    Map<String, String> byStripe = new LinkedHashMap<>();
    for (Found<PromoCodeTerms> it : found.reversed()) {
      PromoCode code =
          PromoCode.adopted(
              community,
              "code-" + ids.next(),
              it.terms(),
              it.notes(),
              it.made().timesRedeemed(),
              it.createdAt());
      if (!it.made().active()) {
        code.finish(clock.instant());
      }
      codes.add(code);
      made.add(code);
      byStripe.put(it.made().stripeId(), code.id());
    }
    regions.session(community).flush();
    rows.addCodes(community, found, byStripe);
    standings.settleCodes(community, made);
    changes.seen(community);
  }

  private static <T> List<String> stripeIds(List<Found<T>> some) {
    return some.stream().map(it -> it.made().stripeId()).toList();
  }

  /** Those that nobody else, who read them too, has brought in just now. */
  private static <T> List<Found<T>> strange(List<Found<T>> some, List<Incarnation> known) {
    Set<String> ids = known.stream().map(Incarnation::stripeId).collect(Collectors.toSet());
    return some.stream().filter(it -> !ids.contains(it.made().stripeId())).toList();
  }

  /** Stripe has a coupon so now that follows Stripe. */
  public void follow(CommunityId community, String id, Found<CouponTerms> found) {
    Coupon coupon = coupons.lock(community, id).orElseThrow();
    if (coupon.mirroring().isUntouched()) {
      coupon.follow(found.terms(), found.notes());
      regions.session(community).flush();
      rows.addCoupons(community, List.of(found), Map.of(found.made().stripeId(), id));
      standings.settleCoupons(community, List.of(coupon));
      changes.seen(community);
    }
  }

  /** Stripe has a promo code so now that follows Stripe. */
  public void followCode(CommunityId community, String id, Found<PromoCodeTerms> found) {
    PromoCode code = codes.lock(community, id).orElseThrow();
    if (code.mirroring().isUntouched()) {
      claim(community, List.of(found), Set.of(id));
      if (found.made().active()) {
        code.reopen();
      } else {
        code.finish(clock.instant());
      }
      code.follow(found.terms(), found.notes());
      regions.session(community).flush();
      rows.addCodes(community, List.of(found), Map.of(found.made().stripeId(), id));
      standings.settleCodes(community, List.of(code));
      changes.seen(community);
    }
  }

  /** A coupon was deleted at Stripe: it and its codes have ended, here too. */
  public void gone(CommunityId community, String id) {
    Instant now = clock.instant();
    Coupon coupon = coupons.lock(community, id).orElseThrow();
    coupon.goneAtStripe(now);
    List<PromoCode> its = codes.lockOfCoupon(community, id);
    its.forEach(code -> code.goneAtStripe(now));
    standings.settleCoupons(community, List.of(coupon));
    standings.settleCodes(community, its);
    changes.seen(community);
  }

  /** At Stripe an active code has its text for itself; codes here that had it lose it. */
  private void claim(CommunityId community, List<Found<PromoCodeTerms>> found, Set<String> except) {
    List<Found<PromoCodeTerms>> active = found.stream().filter(it -> it.made().active()).toList();
    if (active.isEmpty()) {
      return;
    }
    Set<String> keys =
        active.stream().map(it -> it.terms().code().key()).collect(Collectors.toSet());
    texts.lockAll(community, keys);
    List<PromoCode> holders =
        codes.holding(community, keys).stream().filter(it -> !except.contains(it.id())).toList();
    Set<String> on =
        incarnations.ofCodes(community, holders.stream().map(PromoCode::id).toList()).stream()
            .filter(it -> it.active() && !it.isRetired())
            .map(Incarnation::objectId)
            .collect(Collectors.toSet());
    for (PromoCode holder : holders) {
      String by = taker(active, holder);
      if (by != null) {
        boolean wanted =
            holder.state() == PromoCodeState.ACTIVE || holder.state() == PromoCodeState.SCHEDULED;
        holder.overtaken(
            by,
            wanted && !on.contains(holder.id()) && !holder.mirroring().isUntouched(),
            clock.instant());
      }
    }
    regions.session(community).flush();
  }

  private static @Nullable String taker(List<Found<PromoCodeTerms>> active, PromoCode holder) {
    return active.stream()
        .filter(it -> it.terms().code().key().equals(holder.codeKey()))
        .filter(it -> CodeTexts.excludes(it.terms().customer(), holder.terms().customer()))
        .map(it -> it.made().stripeId())
        .findFirst()
        .orElse(null);
  }
}
