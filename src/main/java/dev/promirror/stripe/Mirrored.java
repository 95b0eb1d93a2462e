package dev.promirror.stripe;

import dev.promirror.region.CommunityId;
import dev.promirror.region.CommunityIdType;
import dev.promirror.region.CommunityKey;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.hibernate.annotations.Type;
import org.jspecify.annotations.Nullable;

/**
 * Something of a community's that Stripe is to have as well. Its {@link #revision()} grows with
 * each change of what its owner wants of it; the mirror follows it.
 */
@MappedSuperclass
@IdClass(CommunityKey.class)
public abstract class Mirrored {

  @Id
  @Type(CommunityIdType.class)
  @Column(name = "community_id")
  private CommunityId communityId;

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "archived_at")
  private @Nullable Instant archivedAt;

  @Column private long revision;

  /** For Hibernate. */
  protected Mirrored() {}

  /** A new one: nothing of it is at Stripe yet. */
  protected Mirrored(CommunityId communityId, String id, Instant createdAt) {
    this.communityId = communityId;
    this.id = id;
    this.createdAt = createdAt;
    this.revision = 1;
  }

  /** Its owner wants something else now. */
  protected final void changed() {
    revision++;
    mirroring().wanted();
  }

  /** Something else is true of it now that nobody has to be told. */
  protected final void changedUntold() {
    revision++;
  }

  /** It ends at this time; null takes an end back. */
  protected final void setArchivedAt(@Nullable Instant time) {
    archivedAt = time;
  }

  /** What Stripe has of it may not be what is wanted any more, though its owner changed nothing. */
  public void again() {
    mirroring().again(revision);
  }

  /** Whose it is. */
  public CommunityId communityId() {
    return communityId;
  }

  /** Unique within its community, and never reused. */
  public String id() {
    return id;
  }

  /** When it was made here, or first seen. */
  public Instant createdAt() {
    return createdAt;
  }

  /** Whether it has ended; it stays known for what was sold with it. */
  public boolean isArchived() {
    return archivedAt != null;
  }

  /** From 1 on. */
  public long revision() {
    return revision;
  }

  /**
   * How far the mirror is with it. Each entity embeds it itself: Hibernate's enhancer can't track
   * an embeddable in a mapped superclass.
   */
  public abstract Mirroring mirroring();

  /** Whether Stripe doesn't have the current revision yet. */
  public boolean isDirty() {
    return mirroring().mirroredRevision() < revision;
  }
}
