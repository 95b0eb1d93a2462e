package dev.promirror.promotion.bulk;

import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.terms.BatchTerms;
import dev.promirror.region.CommunityId;
import dev.promirror.region.CommunityIdType;
import dev.promirror.region.CommunityKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Type;
import org.jspecify.annotations.Nullable;

/** Promo codes that were made together. How many there are is counted, not noted. */
@Entity
@Table(name = "code_batch")
@IdClass(CommunityKey.class)
@DynamicUpdate
public class CodeBatch {

  @Id
  @Type(CommunityIdType.class)
  @Column(name = "community_id")
  private CommunityId communityId;

  @Id
  @Column(name = "id")
  private String id;

  @Enumerated(EnumType.STRING)
  @Column
  private Origin origin;

  @Column private String name;
  @Column private @Nullable String pattern;
  @Column private int wanted;

  @Column(name = "first_code")
  private String firstCode;

  @Enumerated(EnumType.STRING)
  @Column
  private BatchState state;

  @Enumerated(EnumType.STRING)
  @Column
  private @Nullable StopReason reason;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Column private long revision;

  /** For Hibernate. */
  protected CodeBatch() {}

  private CodeBatch(PromoCode first, Origin origin, String name, int wanted, Instant createdAt) {
    this.communityId = first.communityId();
    this.id = first.batchId().orElseThrow();
    this.origin = origin;
    this.name = name;
    this.wanted = wanted;
    this.firstCode = first.id();
    this.state = BatchState.MAKING;
    this.createdAt = createdAt;
    this.revision = 1;
  }

  /** One whose codes are drawn, of which the first is there. */
  static CodeBatch drawn(PromoCode first, BatchTerms terms, Instant createdAt) {
    String pattern = terms.pattern().pattern();
    boolean named = !first.name().equals(first.code());
    CodeBatch batch =
        new CodeBatch(
            first, Origin.DRAWN, named ? first.name() : pattern, terms.count(), createdAt);
    batch.pattern = pattern;
    return batch;
  }

  /** One whose codes came with a file, and are all there. */
  static CodeBatch imported(PromoCode first, String name, int count, Instant now) {
    CodeBatch batch = new CodeBatch(first, Origin.IMPORTED, name, count, now);
    batch.state = BatchState.MADE;
    batch.endedAt = now;
    return batch;
  }

  /** All its codes are there. */
  void made(Instant now) {
    end(BatchState.MADE, now);
  }

  /** No more of its codes can be made. */
  void stopped(StopReason why, Instant now) {
    reason = why;
    end(BatchState.STOPPED, now);
  }

  /** Its owner doesn't want its codes any more. */
  void cancel() {
    state = BatchState.CANCELLING;
    endedAt = null;
    revision++;
  }

  /** All its codes are archived. */
  void cancelled(Instant now) {
    end(BatchState.CANCELLED, now);
  }

  private void end(BatchState last, Instant now) {
    state = last;
    endedAt = now;
    revision++;
  }

  /** Whose it is. */
  public CommunityId communityId() {
    return communityId;
  }

  /** Unique within its community, and never reused. */
  public String id() {
    return id;
  }

  public Origin origin() {
    return origin;
  }

  /** What it is called: its codes' name, if they share one, else its pattern. */
  public String name() {
    return name;
  }

  /** What its texts look like; empty if each came with its own. */
  public Optional<String> pattern() {
    return Optional.ofNullable(pattern);
  }

  /** How many codes it shall have. */
  public int wanted() {
    return wanted;
  }

  /** What all others of it say, but for their texts. */
  public String firstCode() {
    return firstCode;
  }

  public BatchState state() {
    return state;
  }

  /** Why it has fewer codes than were wanted; empty if it wasn't stopped. */
  public Optional<StopReason> reason() {
    return Optional.ofNullable(reason);
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When its last work was done; empty while there is some. */
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** From 1 on; grows with its state. */
  public long revision() {
    return revision;
  }
}
