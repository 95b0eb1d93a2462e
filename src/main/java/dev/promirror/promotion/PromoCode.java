package dev.promirror.promotion;

import dev.promirror.promotion.terms.CasePolicy;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.Door;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Start;
import dev.promirror.promotion.terms.Step;
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
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The text a member types, belonging to one coupon. Statistics follow its id, never its text: the
 * text is free again once the code is exhausted, expired or archived.
 */
@Entity
@Table(name = "promo_code")
@DynamicUpdate
public class PromoCode extends Mirrored {

  private static final String OVERTAKEN =
      "A code with this text was made at Stripe meanwhile: adopt it (it is in your list) or choose"
          + " another text.";

  @Column(name = "coupon_id")
  private String couponId;

  @Column private String code;

  @Column(name = "code_key")
  private String codeKey;

  @Column private String name;

  @Column(name = "name_key")
  private String nameKey;

  @Enumerated(EnumType.STRING)
  @Column(name = "case_policy")
  private CasePolicy casePolicy;

  @Column private @Nullable String channel;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column
  private List<Step> steps;

  @Enumerated(EnumType.STRING)
  @Column
  private Door door;

  @Column private boolean draft;

  @Column(name = "wanted_active")
  private boolean wantedActive;

  @Column(name = "redemption_limit")
  private @Nullable Long limit;

  @Embedded private @Nullable StartColumns starts;
  @Embedded private ConditionColumns conditions;

  @Column private @Nullable String customer;

  @Column(name = "first_purchase_only")
  private boolean firstPurchaseOnly;

  @Column private List<String> acknowledged;

  @Embedded
  @AttributeOverride(name = "date", column = @Column(name = "expires_date"))
  @AttributeOverride(name = "time", column = @Column(name = "expires_time"))
  @AttributeOverride(name = "zone", column = @Column(name = "expires_zone"))
  @AttributeOverride(name = "at", column = @Column(name = "expires_at"))
  private @Nullable DeadlineColumns expires;

  @Column(name = "batch_id")
  private @Nullable String batchId;

  @Column(name = "times_redeemed")
  private long timesRedeemed;

  @Enumerated(EnumType.STRING)
  @Column
  private PromoCodeState state = PromoCodeState.DRAFT;

  @Column(name = "state_until")
  private @Nullable Instant stateUntil;

  @Column(name = "finished_at")
  private @Nullable Instant finishedAt;

  @Embedded private FromStripe fromStripe = new FromStripe();

  @Column(name = "taken_by")
  private @Nullable String takenBy;

  @Embedded private Mirroring mirroring;
  @Embedded private Replacing replacing;

  /** For Hibernate. */
  protected PromoCode() {}

  PromoCode(CommunityId communityId, String id, PromoCodeTerms terms, Instant createdAt) {
    super(communityId, id, createdAt);
    this.mirroring = new Mirroring();
    this.replacing = new Replacing();
    write(terms);
  }

  /** It is made together with others. */
  PromoCode ofBatch(@Nullable String batch) {
    batchId = batch;
    return this;
  }

  /** One that was made at Stripe and is as it is there. */
  static PromoCode adopted(
      CommunityId communityId,
      String id,
      PromoCodeTerms terms,
      List<String> notes,
      long timesRedeemed,
      Instant createdAt) {
    PromoCode code = new PromoCode(communityId, id, terms, createdAt);
    code.fromStripe.adopted(notes);
    code.timesRedeemed = timesRedeemed;
    code.mirroring.follows(code.revision());
    return code;
  }

  /** Stripe has it so now. */
  void follow(PromoCodeTerms terms, List<String> notes) {
    if (!terms.equals(terms()) || !notes.equals(fromStripe.notes())) {
      write(terms);
      fromStripe.noted(notes);
      changedUntold();
    }
    mirroring.follows(revision());
  }

  /** Its owner takes over what Stripe has of it. */
  void take(PromoCodeTerms terms) {
    write(terms);
    changedUntold();
    mirroring.inSync(revision(), revision());
  }

  /** Its coupon was deleted at Stripe, and so it has ended. */
  void goneAtStripe(Instant now) {
    if (!isArchived()) {
      setArchivedAt(now);
      changedUntold();
    }
    mirroring.inSync(revision(), revision());
  }

  /**
   * A code made at Stripe has its text, so it can't be used until it has another.
   *
   * @param wanted whether it should be usable there, now or later
   */
  void overtaken(String stripeId, boolean wanted, Instant now) {
    finish(now);
    takenBy = stripeId;
    if (wanted) {
      mirroring.overtaken(revision(), OVERTAKEN);
    }
  }

  /** Takes other terms; without a change of the revision if they are the same. */
  void edit(PromoCodeTerms terms) {
    if (!terms.equals(terms())) {
      write(terms);
      changed();
    }
  }

  private void write(PromoCodeTerms terms) {
    code = terms.code().text();
    codeKey = terms.code().key();
    casePolicy = terms.casePolicy();
    name = terms.name();
    nameKey = CodeText.key(terms.name());
    channel = terms.channel();
    steps = terms.steps();
    couponId = steps.get(terms.stepAfter(timesRedeemed)).coupon();
    door = terms.door();
    draft = terms.draft();
    wantedActive = terms.active();
    limit = terms.limit();
    starts = StartColumns.of(terms.starts());
    expires = DeadlineColumns.of(terms.expires());
    conditions = ConditionColumns.of(terms.conditions());
    customer = terms.customer();
    firstPurchaseOnly = terms.firstPurchaseOnly();
    acknowledged = List.copyOf(terms.acknowledged());
  }

  void setWantedActive(boolean active) {
    if (wantedActive != active) {
      wantedActive = active;
      changed();
    }
  }

  void archive(Instant now) {
    setArchivedAt(now);
    changed();
  }

  /** It was seen exhausted or expired: its text is free. */
  void finish(Instant now) {
    if (finishedAt == null) {
      finishedAt = now;
    }
  }

  /** It is usable again and holds its text. */
  void reopen() {
    finishedAt = null;
    takenBy = null;
  }

  /**
   * Stores what it is.
   *
   * @return whether Stripe has to be told: a passed end it knows by itself
   */
  boolean settle(Standing<PromoCodeState> standing) {
    boolean switched =
        (state == PromoCodeState.ACTIVE) != (standing.state() == PromoCodeState.ACTIVE)
            && standing.state() != PromoCodeState.EXPIRED;
    state = standing.state();
    stateUntil = standing.until();
    if (switched) {
      again();
    }
    return switched;
  }

  /**
   * Takes over Stripe's count over all incarnations; it never goes down. When the uses of a step
   * are used up, the coupon of the next takes over.
   */
  public void redeemed(long times) {
    timesRedeemed = Math.max(timesRedeemed, times);
    reach(terms().stepAfter(timesRedeemed));
  }

  /** The present step's coupon is used up before the step is: the next takes over, if there is. */
  void handOver() {
    reach(stepNow() + 1);
  }

  /** Steps are never gone back, but by an edit. */
  private boolean reach(int step) {
    boolean moves = step > stepNow() && step < steps.size() && !isArchived();
    if (moves) {
      couponId = steps.get(step).coupon();
      again();
    }
    return moves;
  }

  /**
   * Steps go by whoever has heard of more uses: at our door Stripe counts none.
   *
   * @return whether another step has begun
   */
  boolean used(long uses) {
    return reach(terms().stepAfter(uses));
  }

  /** The position of the step whose coupon it has now. */
  public int stepNow() {
    return steps.stream().map(Step::coupon).toList().indexOf(couponId);
  }

  @Override
  public void again() {
    if (takenBy != null) {
      return;
    }
    super.again();
    replacing.forget();
  }

  /** All that its owner wants of it. */
  public PromoCodeTerms terms() {
    return new PromoCodeTerms(
        new CodeText(code),
        casePolicy,
        name,
        channel,
        steps,
        door,
        draft,
        wantedActive,
        starts().orElse(null),
        expires().orElse(null),
        conditions.conditions(),
        customer,
        firstPurchaseOnly,
        Set.copyOf(acknowledged));
  }

  /** The coupon of the step its uses have reached. */
  public String couponId() {
    return couponId;
  }

  /** The text as it was written. */
  public String code() {
    return code;
  }

  /** The text in one case. */
  public String codeKey() {
    return codeKey;
  }

  /** What the owner calls it. */
  public String name() {
    return name;
  }

  public String nameKey() {
    return nameKey;
  }

  /** Whether its owner wants it usable (as opposed to paused). */
  public boolean isWantedActive() {
    return wantedActive;
  }

  /** What it is, as it was last settled. */
  public PromoCodeState state() {
    return state;
  }

  /** Whether it should be usable at Stripe, as it was last settled. */
  public boolean isWantedAtStripe() {
    return state == PromoCodeState.ACTIVE && door == Door.EVERYWHERE;
  }

  /** Whether nothing of it should be at Stripe yet. */
  public boolean isDraft() {
    return draft;
  }

  /** Uses; empty is unlimited (but for the coupon's limit). */
  public Optional<Long> limit() {
    return Optional.ofNullable(limit);
  }

  /** From when it can be used, if it has a start of its own. */
  public Optional<Start> starts() {
    return Optional.ofNullable(starts).map(StartColumns::start);
  }

  /** Until when it can be used, if it has an end of its own. */
  public Optional<Deadline> expires() {
    return Optional.ofNullable(expires).map(DeadlineColumns::deadline);
  }

  /** The codes it was made together with, if it wasn't made alone. */
  public Optional<String> batchId() {
    return Optional.ofNullable(batchId);
  }

  /** Stripe's count, the highest seen, over all incarnations. */
  public long timesRedeemed() {
    return timesRedeemed;
  }

  public boolean isFinished() {
    return finishedAt != null;
  }

  /** Where it comes from. */
  public FromStripe fromStripe() {
    return fromStripe;
  }

  /** Whether a code made at Stripe has its text. */
  boolean isOvertaken() {
    return takenBy != null;
  }

  /** What Stripe said no to on the way to a successor. */
  public Replacing replacing() {
    return replacing;
  }

  @Override
  public Mirroring mirroring() {
    return mirroring;
  }
}
