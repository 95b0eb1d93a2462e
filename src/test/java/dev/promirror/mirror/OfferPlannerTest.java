package dev.promirror.mirror;

import static dev.promirror.catalog.OfferFixture.aMirroredOffer;
import static dev.promirror.catalog.OfferFixture.aRenamedOffer;
import static dev.promirror.catalog.OfferFixture.anEndedOffer;
import static dev.promirror.catalog.OfferFixture.anOffer;
import static dev.promirror.catalog.OfferFixture.anOfferEndedBeforeItWasMade;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.catalog.Offer;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfferPlannerTest {

  private static OfferDifference difference(Offer offer) {
    return new OfferDifference(offer, false, false, false);
  }

  private static List<OfferOperation> plan(OfferDifference... differences) {
    return OfferPlanner.plan(List.of(differences));
  }

  @Test
  void aNewOfferGetsItsProductAndThenItsPrice() {
    Offer offer = anOffer("a", "gold");
    assertEquals(
        List.of(new OfferOperation.MakeProduct(offer, false), new OfferOperation.MakePrice(offer)),
        plan(difference(offer)));
  }

  @Test
  void twoNewOffersOfAProductGetOneProduct() {
    Offer monthly = anOffer("a", "gold");
    Offer yearly = anOffer("b", "gold");
    assertEquals(
        List.of(
            new OfferOperation.MakeProduct(monthly, false),
            new OfferOperation.MakePrice(monthly),
            new OfferOperation.MakePrice(yearly)),
        plan(difference(monthly), difference(yearly)));
  }

  @Test
  void aNewNameIsTheProducts() {
    Offer offer = aRenamedOffer("a", "gold");
    assertEquals(
        List.of(
            new OfferOperation.ChangeProduct(offer, false),
            new OfferOperation.ChangePrice(offer, "price_a")),
        plan(difference(offer)));
  }

  @Test
  void aProductThatIsAsWantedIsLeftAlone() {
    Offer offer = aMirroredOffer("a", "gold");
    assertEquals(
        List.of(new OfferOperation.ChangePrice(offer, "price_a")), plan(difference(offer)));
  }

  @Test
  void theLastOfferOfAProductEndsIt() {
    Offer offer = anEndedOffer("a", "gold");
    assertEquals(
        List.of(
            new OfferOperation.ChangeProduct(offer, true),
            new OfferOperation.ChangePrice(offer, "price_a")),
        plan(new OfferDifference(offer, true, false, false)));
  }

  @Test
  void whatEndsComesBeforeWhatBegins() {
    Offer fresh = anOffer("a", "silver");
    Offer ended = anEndedOffer("b", "gold");
    assertEquals(
        List.of(
            new OfferOperation.ChangePrice(ended, "price_b"),
            new OfferOperation.MakeProduct(fresh, false),
            new OfferOperation.MakePrice(fresh)),
        plan(difference(fresh), difference(ended)));
  }

  @Test
  void anOfferEndedBeforeItWasMadeNeverIs() {
    Offer offer = anOfferEndedBeforeItWasMade("a", "gold");
    assertEquals(
        List.of(new OfferOperation.SettleOffer(offer)),
        plan(new OfferDifference(offer, true, false, false)));
  }

  @Test
  void aMakingOfUnknownOutcomeIsFinishedThoughTheOfferEnded() {
    Offer offer = anOfferEndedBeforeItWasMade("a", "gold");
    assertEquals(
        List.of(new OfferOperation.MakeProduct(offer, true), new OfferOperation.MakePrice(offer)),
        plan(new OfferDifference(offer, true, true, true)));
  }
}
