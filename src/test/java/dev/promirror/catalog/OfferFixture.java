package dev.promirror.catalog;

import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import dev.promirror.region.CommunityId;
import java.time.Instant;

/** Offers without storage, for tests of rules. */
public final class OfferFixture {

  public static final CommunityId COMMUNITY = CommunityId.of("gl-3f-01jdd5m3x8k7v0q2w9c4n6t1az");
  static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
  static final OfferTerms MONTHLY =
      new OfferTerms(
          "Membership",
          Money.of(2_400, "EUR"),
          Amounts.NONE,
          new Cadence.Recurring(Interval.MONTHLY),
          7,
          Access.COMMUNITY);

  private OfferFixture() {}

  /** Made here a moment ago; nothing of it is at Stripe. */
  public static Offer anOffer(String id, String product) {
    return new Offer(COMMUNITY, id, Offer.Origin.HERE, product, MONTHLY, MADE);
  }

  /** Stripe has it as wanted. */
  public static Offer aMirroredOffer(String id, String product) {
    Offer offer = anOffer(id, product);
    offer.priceIs("price_" + id);
    offer.productIs(offer.name());
    offer.mirroring().inSync(1, 1);
    return offer;
  }

  /** Stripe has it, and its owner ended it since. */
  public static Offer anEndedOffer(String id, String product) {
    Offer offer = aMirroredOffer(id, product);
    offer.archive(MADE);
    return offer;
  }

  /** Stripe has it under its former name. */
  public static Offer aRenamedOffer(String id, String product) {
    Offer offer = aMirroredOffer(id, product);
    offer.edit(
        new OfferTerms(
            "Subscription",
            offer.price().orElseThrow(),
            Amounts.NONE,
            offer.cadence(),
            7,
            Access.COMMUNITY));
    return offer;
  }

  /** Ended before anything of it was at Stripe. */
  public static Offer anOfferEndedBeforeItWasMade(String id, String product) {
    Offer offer = anOffer(id, product);
    offer.archive(MADE);
    return offer;
  }
}
