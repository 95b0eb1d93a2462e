package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Coupon;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.CouponCreateParams.Duration;
import com.stripe.param.CouponListParams;
import com.stripe.param.CouponRetrieveParams;
import com.stripe.param.CouponUpdateParams;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CouponsTest {
  private static EmulatorFixture world;

  @BeforeAll
  static void start() throws StripeException {
    world = new EmulatorFixture();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static void refused(
      @Nullable String code, String param, CouponCreateParams.Builder params) {
    var refusal = assertThrows(InvalidRequestException.class, () -> world.coupon(params));
    assertEquals(400, refusal.getStatusCode());
    assertEquals(code, refusal.getCode());
    assertEquals(param, refusal.getParam());
  }

  @Test
  void aCouponKeepsItsTermsAndTypes() throws StripeException {
    var made =
        world.coupon(
            CouponCreateParams.builder()
                .setId("SUMMER")
                .setPercentOff(new BigDecimal("12.5"))
                .setDuration(Duration.REPEATING)
                .setDurationInMonths(3L)
                .setMaxRedemptions(10L)
                .setName("Summer")
                .putMetadata("ours", "coupon-1"));
    var read = world.stripe.v1().coupons().retrieve("SUMMER", world.inAccount);
    assertEquals(made, read);
    assertEquals(0, new BigDecimal("12.5").compareTo(read.getPercentOff()));
    assertEquals(EmulatorFixture.START.getEpochSecond(), read.getCreated());
    assertTrue(read.getValid());
    assertFalse(read.getLivemode());
  }

  @Test
  void productsAreShownOnlyWhenExpanded() throws StripeException {
    var product = world.control.offer(world.account, "Gold", 1000, "usd", null).product();
    var made =
        world.coupon(
            twentyPercent()
                .setAppliesTo(CouponCreateParams.AppliesTo.builder().addProduct(product).build()));
    assertNull(made.getAppliesTo());
    var expanded = CouponRetrieveParams.builder().addExpand("applies_to").build();
    var read = world.stripe.v1().coupons().retrieve(made.getId(), expanded, world.inAccount);
    assertEquals(List.of(product), read.getAppliesTo().getProducts());
  }

  @Test
  void whatStripeRefusesIsRefused() throws StripeException {
    world.coupon(twentyPercent().setId("TAKEN"));
    refused("resource_already_exists", "id", twentyPercent().setId("TAKEN"));
    refused("parameter_invalid_integer", "max_redemptions", twentyPercent().setMaxRedemptions(0L));
    refused(null, "name", twentyPercent().putExtraParam("name", List.of("a")));
    refused("parameter_unknown", "colour", twentyPercent().putExtraParam("colour", "red"));
    refused(
        null, "percent_off", CouponCreateParams.builder().setPercentOff(new BigDecimal("12.345")));
    refused("parameter_missing", "percent_off", CouponCreateParams.builder());
    refused("parameter_missing", "currency", CouponCreateParams.builder().setAmountOff(500L));
    refused(null, "redeem_by", twentyPercent().setRedeemBy(1L));
    refused(
        "parameter_missing", "duration_in_months", twentyPercent().setDuration(Duration.REPEATING));
  }

  @Test
  void onlyNameAndMetadataCanBeChanged() throws StripeException {
    var coupon = world.coupon(twentyPercent().putMetadata("a", "1").putMetadata("b", "2"));
    var changed =
        world
            .stripe
            .v1()
            .coupons()
            .update(
                coupon.getId(),
                CouponUpdateParams.builder().setName("New").putMetadata("a", "").build(),
                world.inAccount);
    assertEquals("New", changed.getName());
    assertEquals(Map.of("b", "2"), changed.getMetadata());
    var refusal =
        assertThrows(
            InvalidRequestException.class,
            () ->
                world
                    .stripe
                    .v1()
                    .coupons()
                    .update(
                        coupon.getId(),
                        CouponUpdateParams.builder().putExtraParam("percent_off", 30).build(),
                        world.inAccount));
    assertEquals("parameter_unknown", refusal.getCode());
  }

  @Test
  void aDeletedCouponIsGone() throws StripeException {
    var coupon = world.coupon(twentyPercent());
    assertTrue(world.stripe.v1().coupons().delete(coupon.getId(), world.inAccount).getDeleted());
    missing(() -> world.stripe.v1().coupons().retrieve(coupon.getId(), world.inAccount));
    missing(() -> world.stripe.v1().coupons().delete(coupon.getId(), world.inAccount));
    missing(
        () ->
            world
                .stripe
                .v1()
                .coupons()
                .update(
                    coupon.getId(),
                    CouponUpdateParams.builder().setName("Late").build(),
                    world.inAccount));
  }

  private static void missing(Executable call) {
    var refusal = assertThrows(InvalidRequestException.class, call);
    assertEquals("resource_missing", refusal.getCode());
    assertEquals(404, refusal.getStatusCode());
  }

  @Test
  void aKeyReplaysTheFirstAnswerAndRefusesAnotherCall() throws StripeException {
    var first = world.stripe.v1().coupons().create(twentyPercent().build(), world.keyed("key-1"));
    var again = world.stripe.v1().coupons().create(twentyPercent().build(), world.keyed("key-1"));
    assertEquals(first, again);
    assertEquals(
        "true", again.getLastResponse().headers().firstValue("Idempotent-Replayed").orElseThrow());
    assertThrows(
        IdempotencyException.class,
        () ->
            world
                .stripe
                .v1()
                .coupons()
                .create(twentyPercent().setName("Other").build(), world.keyed("key-1")));
    world.control.pruneIdempotencyKeys();
    var anew = world.stripe.v1().coupons().create(twentyPercent().build(), world.keyed("key-1"));
    assertNotEquals(first.getId(), anew.getId());
  }

  @Test
  void pagesFollowOneAnotherInBothDirections() throws StripeException {
    var made = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      made.addFirst(world.coupon(twentyPercent()).getId());
    }
    var coupons = world.stripe.v1().coupons();
    var first = coupons.list(page().build(), world.inAccount);
    assertEquals(made.subList(0, 2), ids(first.getData()));
    assertTrue(first.getHasMore());
    var second = coupons.list(page().setStartingAfter(made.get(1)).build(), world.inAccount);
    assertEquals(made.subList(2, 4), ids(second.getData()));
    var back = coupons.list(page().setEndingBefore(made.get(2)).build(), world.inAccount);
    assertEquals(made.subList(0, 2), ids(back.getData()));
    assertThrows(
        InvalidRequestException.class,
        () -> coupons.list(page().setLimit(101L).build(), world.inAccount));
  }

  private static CouponListParams.Builder page() {
    return CouponListParams.builder().setLimit(2L);
  }

  private static List<String> ids(List<Coupon> coupons) {
    return coupons.stream().map(Coupon::getId).toList();
  }
}
