package dev.promirror.promotion;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;

/** Where a coupon or promo code comes from, and what of it has no words here. */
@Embeddable
public class FromStripe {

  @Enumerated(EnumType.STRING)
  @Column
  private Origin origin = Origin.HERE;

  @Column(name = "stripe_notes")
  private List<String> notes = List.of();

  /** For Hibernate and new objects: it was made here. */
  protected FromStripe() {}

  void adopted(List<String> said) {
    origin = Origin.STRIPE;
    noted(said);
  }

  void noted(List<String> said) {
    notes = List.copyOf(said);
  }

  public Origin origin() {
    return origin;
  }

  /** What it says at Stripe that has no words here, in sentences. */
  public List<String> notes() {
    return List.copyOf(notes);
  }
}
