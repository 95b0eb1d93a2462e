package dev.promirror.promotion;

import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import dev.promirror.region.CommunityId;
import dev.promirror.region.CommunityIdType;
import dev.promirror.region.CommunityKey;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Type;
import org.jspecify.annotations.Nullable;

/**
 * The reusable rule of a discount, as its owner wants it. Its {@link #revision()} grows with each
 * change of that; what Stripe has of it are its incarnations.
 */
@Entity
@IdClass(CommunityKey.class)
@Table(name = "coupon")
@DynamicUpdate
public class Coupon {

  @Id
  @Type(CommunityIdType.class)
  @Column(name = "community_id")
  private CommunityId communityId;

  @Id
  @Column(name = "id")
  private String id;

  @Column private String name;
  @Column private @Nullable BigDecimal percent;
  @Column private @Nullable Long amount;
  @Column private @Nullable String currency;

  @Enumerated(EnumType.STRING)
  @Column
  private CouponDuration.Kind duration;

  @Column(name = "duration_months")
  private @Nullable Integer durationMonths;

  @Column(name = "redemption_limit")
  private @Nullable Long limit;

  @Embedded
  @AttributeOverride(name = "date", column = @Column(name = "redeem_by_date"))
  @AttributeOverride(name = "time", column = @Column(name = "redeem_by_time"))
  @AttributeOverride(name = "zone", column = @Column(name = "redeem_by_zone"))
  @AttributeOverride(name = "at", column = @Column(name = "redeem_by"))
  private @Nullable DeadlineColumns redeemBy;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "archived_at")
  private @Nullable Instant archivedAt;

  @Column private long revision;

  @Embedded private Mirroring mirroring;

  /** For Hibernate. */
  protected Coupon() {}

  Coupon(CommunityId communityId, String id, NewCoupon terms, Instant createdAt) {
    this.communityId = communityId;
    this.id = id;
    this.name = terms.name();
    switch (terms.discount()) {
      case Discount.PercentOff off -> this.percent = off.percent().value();
      case Discount.AmountOff off -> {
        this.amount = off.amount().minor();
        this.currency = off.amount().currency().getCurrencyCode();
      }
    }
    this.duration = terms.duration().kind();
    this.durationMonths = terms.duration().months();
    this.limit = terms.limit();
    this.redeemBy = DeadlineColumns.of(terms.redeemBy());
    this.createdAt = createdAt;
    this.revision = 1;
    this.mirroring = new Mirroring();
  }

  void archive(Instant now) {
    archivedAt = now;
    revision++;
    mirroring.wanted();
  }

  public CommunityId communityId() {
    return communityId;
  }

  /** The owner's id of it, never reused. */
  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** What it takes off. */
  public Discount discount() {
    return percent != null
        ? new Discount.PercentOff(new Percentage(percent))
        : new Discount.AmountOff(
            Money.of(Objects.requireNonNull(amount), Objects.requireNonNull(currency)));
  }

  public CouponDuration duration() {
    return new CouponDuration(duration, durationMonths);
  }

  /** Uses through all its codes; empty is unlimited. */
  public Optional<Long> limit() {
    return Optional.ofNullable(limit);
  }

  /** Until when it can be redeemed. */
  public Optional<Deadline> redeemBy() {
    return Optional.ofNullable(redeemBy).map(DeadlineColumns::deadline);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public boolean isArchived() {
    return archivedAt != null;
  }

  public long revision() {
    return revision;
  }

  public Mirroring mirroring() {
    return mirroring;
  }

  /** Whether Stripe doesn't have the current revision yet. */
  public boolean isDirty() {
    return mirroring.mirroredRevision() < revision;
  }
}
