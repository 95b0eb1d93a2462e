package dev.promirror.catalog;

import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.Mirrored;
import dev.promirror.stripe.Mirroring;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What members can buy: a product at a price and cadence. Its {@link #revision()} grows with each
 * change of that, whether made here or at Stripe.
 */
@Entity
@Table(name = "offer")
@DynamicUpdate
public class Offer extends Mirrored {

  /** Where it was made. */
  public enum Origin {
    HERE,
    STRIPE
  }

  /** Who ended it. */
  enum Ending {
    /** Its owner, here: for good. */
    HERE,
    /** Price or product are inactive at Stripe, as long as they are. */
    STRIPE,
    /** It was deleted at Stripe: for good. */
    GONE
  }

  @Column private String name;

  @Column(name = "stripe_product")
  private String stripeProduct;

  @Column(name = "stripe_price")
  private @Nullable String stripePrice;

  @Column(name = "stripe_name")
  private @Nullable String stripeName;

  @Embedded private PriceColumns price;
  @Embedded private @Nullable CadenceColumns cadence;

  @Column(name = "trial_days")
  private int trialDays;

  @Enumerated(EnumType.STRING)
  @Column
  private Access.Kind access;

  @Column(name = "access_name")
  private @Nullable String accessName;

  @Enumerated(EnumType.STRING)
  @Column(insertable = false, updatable = false)
  private @Nullable OfferKind kind;

  @Enumerated(EnumType.STRING)
  @Column
  private Origin origin;

  @Enumerated(EnumType.STRING)
  @Column(name = "archived_by")
  private @Nullable Ending archivedBy;

  @Column(name = "seen_at")
  private @Nullable Instant seenAt;

  @Column(name = "written_at")
  private @Nullable Instant writtenAt;

  @Embedded private Mirroring mirroring;

  /** For Hibernate. */
  protected Offer() {}

  Offer(
      CommunityId communityId,
      String id,
      Origin origin,
      String stripeProduct,
      OfferTerms terms,
      Instant createdAt) {
    super(communityId, id, createdAt);
    this.mirroring = new Mirroring();
    this.origin = origin;
    this.stripeProduct = stripeProduct;
    write(terms);
  }

  private void write(OfferTerms terms) {
    name = terms.name();
    price = PriceColumns.of(terms.price(), terms.others());
    cadence = CadenceColumns.of(terms.cadence());
    trialDays = terms.trialDays();
    access = terms.access().kind();
    accessName = terms.access().name();
  }

  /** Takes the owner's other terms; without a change of the revision if they are the same. */
  void edit(OfferTerms terms) {
    if (!terms.equals(terms())) {
      write(terms);
      changed();
    }
  }

  /** Ends it by its owner's wish. */
  void archive(Instant now) {
    setArchivedAt(now);
    archivedBy = Ending.HERE;
    changed();
  }

  /** Stripe has it no more; it stays in history and never comes back. */
  void gone(Instant now) {
    if (archivedBy != Ending.GONE) {
      if (!isArchived()) {
        setArchivedAt(now);
      }
      archivedBy = Ending.GONE;
      stripeChanged(false);
    }
  }

  /**
   * Takes over what Stripe has. A wish of the owner's that Stripe doesn't have yet stays, and the
   * deleted doesn't come back.
   *
   * @param active whether price and product both can be sold
   * @param began when the reading began
   */
  void learn(OfferTerms seen, boolean active, Instant began, Instant now) {
    seenAt = began;
    stripeName = seen.name();
    if (archivedBy == Ending.GONE) {
      return;
    }
    boolean waiting = isDirty();
    boolean changed = active ? activated() : deactivated(now);
    if (!waiting && !seen.equals(terms())) {
      write(seen);
      changed = true;
    }
    if (changed) {
      stripeChanged(waiting);
    }
  }

  private boolean activated() {
    if (archivedBy != Ending.STRIPE) {
      return false;
    }
    setArchivedAt(null);
    archivedBy = null;
    return true;
  }

  private boolean deactivated(Instant now) {
    if (archivedBy != null) {
      return false;
    }
    setArchivedAt(now);
    archivedBy = Ending.STRIPE;
    return true;
  }

  private void stripeChanged(boolean waiting) {
    changedUntold();
    if (!waiting) {
      mirroring.inSync(revision(), revision());
    }
  }

  /** The product was renamed with another of its offers; Stripe hears of it with that one. */
  void renamed(String newName) {
    if (!newName.equals(name)) {
      boolean waiting = isDirty();
      name = newName;
      stripeChanged(waiting);
    }
  }

  /** Stripe is known to have its product, under this name. */
  void productIs(String productName) {
    stripeName = productName;
  }

  /** Our write of its product is done: Stripe has it, under this name. */
  void wrote(String productName, Instant at) {
    stripeName = productName;
    if (!isDirty()) {
      renamed(productName);
    }
    written(at);
  }

  /** Stripe's price of it has this id. */
  void priceIs(String price) {
    stripePrice = price;
  }

  /** Our write is done: what was read before this time says nothing about it. */
  void written(Instant at) {
    writtenAt = at;
    seenAt = at;
  }

  /** Whether a reading that began then may have missed a write of ours. */
  boolean isWrittenSince(Instant began) {
    return writtenAt != null && !writtenAt.isBefore(began);
  }

  /** All that it is. */
  public OfferTerms terms() {
    return new OfferTerms(
        name, price().orElse(null), otherPrices(), cadence(), trialDays, access());
  }

  /** What members read: its product's name. */
  public String name() {
    return name;
  }

  /** Stripe's id of its product; of one made here it is known before the product is there. */
  public String stripeProduct() {
    return stripeProduct;
  }

  /** Whether Stripe is known to have its product. */
  public boolean hasProductAtStripe() {
    return stripeName != null;
  }

  /** The product's name as Stripe was last known to have it. */
  public Optional<String> stripeName() {
    return Optional.ofNullable(stripeName);
  }

  /** Stripe's id of its price, once Stripe is known to have it. */
  public Optional<String> stripePrice() {
    return Optional.ofNullable(stripePrice);
  }

  /** What one charge is, in its main currency; empty for tiers or a member's choice. */
  public Optional<Money> price() {
    return price.price();
  }

  /** What one charge is in further currencies. */
  public Amounts otherPrices() {
    return price.otherPrices();
  }

  public Cadence cadence() {
    return CadenceColumns.cadence(cadence);
  }

  /** Days without a charge at the beginning; 0 for none. */
  public int trialDays() {
    return trialDays;
  }

  public Access access() {
    return new Access(access, accessName);
  }

  /** In which of the owners' lists it is. */
  public OfferKind kind() {
    return terms().kind();
  }

  public Origin origin() {
    return origin;
  }

  /** Whether its owner ended it here, so that Stripe should end it too. */
  public boolean isEndedHere() {
    return archivedBy == Ending.HERE;
  }

  boolean isGone() {
    return archivedBy == Ending.GONE;
  }

  @Override
  public Mirroring mirroring() {
    return mirroring;
  }
}
