package dev.promirror.promotion;

import dev.promirror.region.CommunityId;
import dev.promirror.region.CommunityIdType;
import dev.promirror.region.CommunityKey;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Type;
import org.jspecify.annotations.Nullable;

/**
 * The text a member types, belonging to one coupon. Statistics follow its id, never its text: the
 * text is free again once the code is exhausted, expired or archived.
 */
@Entity
@IdClass(CommunityKey.class)
@Table(name = "promo_code")
@DynamicUpdate
public class PromoCode {

  @Id
  @Type(CommunityIdType.class)
  @Column(name = "community_id")
  private CommunityId communityId;

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "coupon_id")
  private String couponId;

  @Column private String code;

  @Column(name = "code_key")
  private String codeKey;

  @Column private String name;

  @Column(name = "name_key")
  private String nameKey;

  @Column(name = "wanted_active")
  private boolean wantedActive;

  @Column(name = "redemption_limit")
  private @Nullable Long limit;

  @Embedded
  @AttributeOverride(name = "date", column = @Column(name = "expires_date"))
  @AttributeOverride(name = "time", column = @Column(name = "expires_time"))
  @AttributeOverride(name = "zone", column = @Column(name = "expires_zone"))
  @AttributeOverride(name = "at", column = @Column(name = "expires_at"))
  private @Nullable DeadlineColumns expires;

  @Column(name = "times_redeemed")
  private long timesRedeemed;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "archived_at")
  private @Nullable Instant archivedAt;

  @Column(name = "finished_at")
  private @Nullable Instant finishedAt;

  @Column private long revision;

  @Embedded private Mirroring mirroring;

  /** For Hibernate. */
  protected PromoCode() {}

  PromoCode(CommunityId communityId, String id, NewPromoCode terms, Instant createdAt) {
    this.communityId = communityId;
    this.id = id;
    this.couponId = terms.couponId();
    this.code = terms.code().text();
    this.codeKey = terms.code().key();
    this.name = terms.name();
    this.nameKey = CodeText.key(terms.name());
    this.wantedActive = terms.active();
    this.limit = terms.limit();
    this.expires = DeadlineColumns.of(terms.expires());
    this.createdAt = createdAt;
    this.revision = 1;
    this.mirroring = new Mirroring();
  }

  void setWantedActive(boolean active) {
    if (wantedActive != active) {
      wantedActive = active;
      changed();
    }
  }

  void archive(Instant now) {
    archivedAt = now;
    changed();
  }

  /** It was seen exhausted or expired: final, and its text is free. */
  void finish(Instant now) {
    if (finishedAt == null) {
      finishedAt = now;
    }
  }

  private void changed() {
    revision++;
    mirroring.wanted();
  }

  /** Takes over Stripe's count over all incarnations; it never goes down. */
  public void redeemed(long times) {
    timesRedeemed = Math.max(timesRedeemed, times);
  }

  public CommunityId communityId() {
    return communityId;
  }

  public String id() {
    return id;
  }

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

  /** Uses; empty is unlimited (but for the coupon's limit). */
  public Optional<Long> limit() {
    return Optional.ofNullable(limit);
  }

  /** Until when it can be used, if it has an end of its own. */
  public Optional<Deadline> expires() {
    return Optional.ofNullable(expires).map(DeadlineColumns::deadline);
  }

  /** Stripe's count, the highest seen, over all incarnations. */
  public long timesRedeemed() {
    return timesRedeemed;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public boolean isArchived() {
    return archivedAt != null;
  }

  public boolean isFinished() {
    return finishedAt != null;
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
