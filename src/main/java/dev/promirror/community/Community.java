package dev.promirror.community;

import dev.promirror.region.CommunityId;
import dev.promirror.region.CommunityIdType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import org.hibernate.annotations.Type;

/** A community: who sells, in which currency, in whose time. Its region is part of its id. */
@Entity
@Table(name = "community")
public class Community {

  @Id
  @Type(CommunityIdType.class)
  @Column(name = "community_id")
  private CommunityId id;

  @Column private String name;
  @Column private String country;
  @Column private String currency;
  @Column private String zone;

  @Column(name = "store_url")
  private String storeUrl;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long revision;

  /** For Hibernate. */
  protected Community() {}

  Community(CommunityId id, NewCommunity facts, Instant createdAt) {
    this.id = id;
    this.name = facts.name();
    this.country = facts.country();
    this.currency = facts.currency().getCurrencyCode();
    this.zone = facts.zone().getId();
    this.storeUrl = facts.storeUrl();
    this.createdAt = createdAt;
  }

  public CommunityId id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** ISO 3166, two letters. */
  public String country() {
    return country;
  }

  /** ISO 4217. */
  public String currency() {
    return currency;
  }

  /** The zone of its days and of dates its people write. */
  public ZoneId zone() {
    return ZoneId.of(zone);
  }

  /** Where members buy. */
  public String storeUrl() {
    return storeUrl;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public long revision() {
    return revision;
  }
}
