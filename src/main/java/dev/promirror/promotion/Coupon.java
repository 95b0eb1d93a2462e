package dev.promirror.promotion;

import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.Scope;
import dev.promirror.promotion.terms.Start;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.Mirrored;
import dev.promirror.stripe.Mirroring;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The reusable rule of a discount, as its owner wants it. Its {@link #revision()} grows with each
 * change of that; what Stripe has of it are its incarnations.
 */
@Entity
@Table(name = "coupon")
@DynamicUpdate
public class Coupon extends Mirrored {

  @Column private String name;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column
  private Map<String, String> metadata;

  @Embedded private BenefitColumns benefit;
  @Embedded private ScopeColumns scope;
  @Embedded private DurationColumns duration;
  @Embedded private @Nullable StartColumns starts;
  @Embedded private ConditionColumns conditions;

  @Column(name = "redemption_limit")
  private @Nullable Long limit;

  @Embedded
  @AttributeOverride(name = "date", column = @Column(name = "redeem_by_date"))
  @AttributeOverride(name = "time", column = @Column(name = "redeem_by_time"))
  @AttributeOverride(name = "zone", column = @Column(name = "redeem_by_zone"))
  @AttributeOverride(name = "at", column = @Column(name = "redeem_by"))
  private @Nullable DeadlineColumns redeemBy;

  @Column(name = "refund_gives_back")
  private boolean refundGivesBack;

  @Column private List<String> acknowledged;

  @Enumerated(EnumType.STRING)
  @Column
  private CouponState state = CouponState.SCHEDULED;

  @Column(name = "state_until")
  private @Nullable Instant stateUntil;

  @Column(name = "unsettled_from")
  private @Nullable String unsettledFrom;

  @Embedded private FromStripe fromStripe = new FromStripe();

  @Embedded private Mirroring mirroring;

  @Column(name = "next_incarnation")
  private int nextIncarnation;

  @Column(name = "told_codes")
  private @Nullable String toldCodes;

  /** For Hibernate. */
  protected Coupon() {}

  Coupon(CommunityId communityId, String id, CouponTerms terms, Instant createdAt) {
    super(communityId, id, createdAt);
    this.mirroring = new Mirroring();
    this.nextIncarnation = 1;
    write(terms);
  }

  /** One that was made at Stripe and is as it is there. */
  static Coupon adopted(
      CommunityId communityId,
      String id,
      CouponTerms terms,
      List<String> notes,
      Instant createdAt) {
    Coupon coupon = new Coupon(communityId, id, terms, createdAt);
    coupon.fromStripe.adopted(notes);
    coupon.mirroring.follows(coupon.revision());
    return coupon;
  }

  /** Stripe has it so now. */
  void follow(CouponTerms terms, List<String> notes) {
    if (!terms.equals(terms()) || !notes.equals(fromStripe.notes())) {
      write(terms);
      fromStripe.noted(notes);
      changedUntold();
      unsettledFrom = "";
    }
    mirroring.follows(revision());
  }

  /** Its owner takes over what Stripe has of it. */
  void take(CouponTerms terms) {
    write(terms);
    changedUntold();
    unsettledFrom = "";
    mirroring.inSync(revision(), revision());
  }

  /** It was deleted at Stripe, and so it has ended. */
  void goneAtStripe(Instant now) {
    if (!isArchived()) {
      setArchivedAt(now);
      changedUntold();
      unsettledFrom = "";
    }
    mirroring.inSync(revision(), revision());
  }

  /** Takes other terms; without a change of the revision if they are the same. */
  void edit(CouponTerms terms) {
    if (!terms.equals(terms())) {
      write(terms);
      changed();
      unsettledFrom = "";
    }
  }

  private void write(CouponTerms terms) {
    name = terms.name();
    metadata = terms.metadata();
    benefit = BenefitColumns.of(terms.benefit());
    scope = ScopeColumns.of(terms.scope());
    duration = DurationColumns.of(terms.duration());
    starts = StartColumns.of(terms.starts());
    conditions = ConditionColumns.of(terms.conditions());
    limit = terms.limit();
    redeemBy = DeadlineColumns.of(terms.redeemBy());
    refundGivesBack = terms.refundGivesUseBack();
    acknowledged = List.copyOf(terms.acknowledged());
  }

  void archive(Instant now) {
    setArchivedAt(now);
    unsettledFrom = "";
    changed();
  }

  /** Stores what it is; what its codes can't foresee makes them follow. */
  void settle(Standing<CouponState> standing) {
    if ((state == CouponState.EXHAUSTED) != (standing.state() == CouponState.EXHAUSTED)) {
      unsettledFrom = "";
    }
    state = standing.state();
    stateUntil = standing.until();
  }

  /**
   * From which of its codes on, in the order of ids, states don't follow yet; empty once all do.
   */
  Optional<String> unsettledFrom() {
    return Optional.ofNullable(unsettledFrom);
  }

  void settledTo(@Nullable String next) {
    unsettledFrom = next;
  }

  /** All that its owner wants of it. */
  public CouponTerms terms() {
    return new CouponTerms(
        name,
        metadata,
        benefit(),
        scope(),
        duration(),
        starts().orElse(null),
        conditions.conditions(),
        limit,
        redeemBy().orElse(null),
        refundGivesBack,
        Set.copyOf(acknowledged));
  }

  public String name() {
    return name;
  }

  /** What it gives. */
  public Benefit benefit() {
    return benefit.benefit();
  }

  /** Which offers it is for. */
  public Scope scope() {
    return scope.scope();
  }

  public CouponDuration duration() {
    return duration.duration();
  }

  /** From when it can be used, if not at once. */
  public Optional<Start> starts() {
    return Optional.ofNullable(starts).map(StartColumns::start);
  }

  /** Uses through all its codes; empty is unlimited. */
  public Optional<Long> limit() {
    return Optional.ofNullable(limit);
  }

  /** Until when it can be redeemed. */
  public Optional<Deadline> redeemBy() {
    return Optional.ofNullable(redeemBy).map(DeadlineColumns::deadline);
  }

  /** What it is, as it was last settled. */
  public CouponState state() {
    return state;
  }

  /** The lowest number its next incarnation may have. */
  public int nextIncarnation() {
    return nextIncarnation;
  }

  /** The id for this number is taken at Stripe. */
  public void skipIncarnation(int number) {
    nextIncarnation = Math.max(nextIncarnation, number + 1);
  }

  /** What of it its codes carry at Stripe, when they were last told; null if they never were. */
  public @Nullable String toldCodes() {
    return toldCodes;
  }

  /** Its codes are told to carry this of it at Stripe. */
  public void tellCodes(String terms) {
    toldCodes = terms;
  }

  /** Where it comes from. */
  public FromStripe fromStripe() {
    return fromStripe;
  }

  @Override
  public Mirroring mirroring() {
    return mirroring;
  }
}
