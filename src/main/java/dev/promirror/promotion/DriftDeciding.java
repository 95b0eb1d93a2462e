package dev.promirror.promotion;

import dev.promirror.platform.Caller;
import dev.promirror.promotion.Drifts.Drift;
import dev.promirror.promotion.Drifts.Kind;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import dev.promirror.stripe.Mirrored;
import dev.promirror.stripe.StripeForm;
import dev.promirror.stripe.StripeWrite;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of a coupon or promo code that Stripe has otherwise: what is here is brought to
 * Stripe, what is there is taken over, or both are left as they are. Its owner's word is kept in
 * the audit.
 */
@ApplicationScoped
public class DriftDeciding {

  private final Regions regions;
  private final Coupons coupons;
  private final PromoCodes codes;
  private final Incarnations incarnations;
  private final IncarnationNotes made;
  private final Drifts drifts;
  private final Adopting adopting;
  private final Standings standings;
  private final Notes notes;

  DriftDeciding(
      Regions regions,
      Coupons coupons,
      PromoCodes codes,
      Incarnations incarnations,
      IncarnationNotes made,
      Drifts drifts,
      Adopting adopting,
      Standings standings,
      Notes notes) {
    this.regions = regions;
    this.coupons = coupons;
    this.codes = codes;
    this.incarnations = incarnations;
    this.made = made;
    this.drifts = drifts;
    this.adopting = adopting;
    this.standings = standings;
    this.notes = notes;
  }

  /** What its owner can decide. */
  public enum Decision {
    /** What is here holds. */
    PUSH,
    /** What is there holds. */
    ADOPT,
    /** Both stay as they are. */
    IGNORE
  }

  /** What came of it. */
  public enum Decided {
    DONE,
    /** Nothing is known to differ, or what is here changed meanwhile. */
    NO_DRIFT,
    /** What is there has no words here, or can't be had: it has ended here. */
    CANNOT_ADOPT,
    /** What is here can't be brought there: a code made there has its text. */
    TEXT_TAKEN
  }

  /** Decides about all that differs of one coupon or code. */
  public Decided decide(
      CommunityId community, Kind kind, String id, Decision decision, Caller caller) {
    return regions.in(
        community,
        () -> {
          Optional<? extends Mirrored> row =
              kind == Kind.COUPON ? coupons.lock(community, id) : codes.lock(community, id);
          List<Drift> some = drifts.of(community, kind, id);
          if (row.isEmpty() || some.isEmpty() || row.get().mirroring().drift() == null) {
            return Decided.NO_DRIFT;
          }
          boolean done =
              switch (decision) {
                case PUSH -> push(community, row.get(), some);
                case ADOPT -> !row.get().isDirty() && adopt(community, row.get(), some);
                case IGNORE -> ignore(community, row.get(), kind);
              };
          if (!done) {
            return decision == Decision.PUSH ? Decided.TEXT_TAKEN : Decided.CANNOT_ADOPT;
          }
          String name = decision.name().toLowerCase(java.util.Locale.ROOT) + "-drift";
          notes.note(
              community,
              new Notes.Act(caller, name, kind == Kind.COUPON ? Notes.COUPON : Notes.CODE, id),
              values(some, false),
              values(some, true));
          return Decided.DONE;
        });
  }

  private static Map<String, Object> values(List<Drift> some, boolean theirs) {
    Map<String, Object> values = new LinkedHashMap<>();
    some.forEach(it -> values.put(it.field(), theirs ? it.theirs() : it.ours()));
    return values;
  }

  private boolean ignore(CommunityId community, Mirrored row, Kind kind) {
    drifts.ignore(community, kind, row.id());
    row.mirroring().compared(Drifts.weight(drifts.of(community, kind, row.id())));
    return true;
  }

  /** Stripe is known to have theirs, so planning finds what is to be written. */
  private boolean push(CommunityId community, Mirrored row, List<Drift> some) {
    if (row instanceof PromoCode code && code.isOvertaken()) {
      return false;
    }
    told(community, row, some);
    settled(community, row, some.getFirst());
    row.again();
    if (isGone(some)) {
      codes.again(community, row.id());
    }
    return true;
  }

  private boolean adopt(CommunityId community, Mirrored row, List<Drift> some) {
    boolean can =
        switch (row) {
          case Coupon coupon -> adopt(community, coupon, some);
          case PromoCode code -> adopt(community, code, some);
          default -> throw new IllegalStateException("offers follow Stripe");
        };
    if (can) {
      told(community, row, some);
      settled(community, row, some.getFirst());
    }
    return can;
  }

  private boolean adopt(CommunityId community, Coupon coupon, List<Drift> some) {
    if (isGone(some)) {
      coupon.mirroring().compared(null);
      adopting.gone(community, coupon.id());
      return true;
    }
    Optional<CouponTerms> terms = TheirTerms.of(coupon.terms(), some);
    terms.ifPresent(
        it -> {
          coupon.mirroring().compared(null);
          coupon.take(it);
          standings.settleCoupons(community, List.of(coupon));
        });
    return terms.isPresent();
  }

  private boolean adopt(CommunityId community, PromoCode code, List<Drift> some) {
    if (some.size() > 1 || !some.getFirst().field().equals(Drifts.ACTIVE)) {
      return false;
    }
    boolean on = Boolean.parseBoolean(some.getFirst().theirs());
    boolean possible =
        on
            ? code.state() == PromoCodeState.PAUSED && !code.isFinished()
            : code.state() == PromoCodeState.ACTIVE || code.state() == PromoCodeState.SCHEDULED;
    if (possible) {
      code.mirroring().compared(null);
      code.take(code.terms().switched(on));
      standings.settleCodes(community, List.of(code));
      // Its state is another now; Stripe has that already.
      code.mirroring().inSync(code.revision(), code.revision());
    }
    return possible;
  }

  private static boolean isGone(List<Drift> some) {
    return some.stream().anyMatch(it -> it.field().equals(Drifts.EXISTS));
  }

  /** Notes that Stripe has theirs, as if it had been told so. */
  private void told(CommunityId community, Mirrored row, List<Drift> some) {
    String stripeId = some.getFirst().stripeId();
    if (isGone(some)) {
      made.retireCoupon(community, stripeId);
      return;
    }
    Optional<Incarnation> known =
        row instanceof Coupon
            ? incarnations.couponByStripeId(community, stripeId)
            : incarnations.codeByStripeId(community, stripeId);
    Incarnation.Built built = known.orElseThrow().built();
    Map<String, String> details =
        StripeWrite.parameters(java.util.Objects.requireNonNullElse(built.details(), ""));
    boolean on = Boolean.TRUE.equals(built.switched());
    for (Drift it : some) {
      if (it.field().equals(Drifts.ACTIVE)) {
        on = Boolean.parseBoolean(it.theirs());
      } else {
        TheirTerms.put(details, it.field(), it.theirs().isEmpty() ? null : it.theirs());
      }
    }
    StripeForm form = new StripeForm();
    details.forEach(form::add);
    if (row instanceof Coupon) {
      made.couponTold(community, stripeId, form.encoded());
    } else {
      made.codeTold(community, stripeId, form.encoded(), on);
    }
  }

  private void settled(CommunityId community, Mirrored row, Drift one) {
    row.mirroring().compared(null);
    incarnations(community, row, one)
        .ifPresent(it -> drifts.replace(community, one.kind(), it, List.of(), null, null));
  }

  private Optional<Incarnation> incarnations(CommunityId community, Mirrored row, Drift one) {
    return row instanceof Coupon
        ? incarnations.couponByStripeId(community, one.stripeId())
        : incarnations.codeByStripeId(community, one.stripeId());
  }
}
