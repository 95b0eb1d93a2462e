package dev.promirror.catalog;

import static dev.promirror.catalog.OfferFixture.anEndedOffer;
import static dev.promirror.catalog.OfferFixture.anOffer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProductCoverTest {

  private static final List<Offer> OFFERS =
      List.of(
          anOffer("gold-monthly", "gold"),
          anOffer("gold-yearly", "gold"),
          anEndedOffer("gold-weekly", "gold"),
          anOffer("silver", "silver"));

  @Test
  void nothingChosenCoversNothingExactly() {
    ProductCover cover = ProductCover.of(Set.of(), OFFERS);
    assertTrue(cover.isExact());
    assertEquals(Set.of(), cover.whole());
  }

  @Test
  void everyOfferOfAProductThatCanBeBoughtIsTheProduct() {
    ProductCover cover = ProductCover.of(Set.of("gold-monthly", "gold-yearly"), OFFERS);
    assertTrue(cover.isExact());
    assertEquals(Set.of("gold"), cover.whole());
  }

  @Test
  void someOffersOfAProductAreNotTheProduct() {
    ProductCover cover = ProductCover.of(Set.of("gold-monthly", "silver"), OFFERS);
    assertFalse(cover.isExact());
    assertEquals(Set.of("silver"), cover.whole());
    assertEquals(Set.of("gold"), cover.partial());
  }

  @Test
  void anArchivedOfferNeitherCoversNorMisses() {
    assertEquals(
        new ProductCover(Set.of(), Set.of()), ProductCover.of(Set.of("gold-weekly"), OFFERS));
  }
}
