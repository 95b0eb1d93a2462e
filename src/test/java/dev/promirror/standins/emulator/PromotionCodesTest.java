package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.codeOf;
import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PromotionCode;
import com.stripe.param.PromotionCodeCreateParams;
import com.stripe.param.PromotionCodeListParams;
import com.stripe.param.PromotionCodeRetrieveParams;
import com.stripe.param.PromotionCodeUpdateParams;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PromotionCodesTest {
  private static EmulatorFixture world;

  @BeforeAll
  static void start() throws StripeException {
    world = new EmulatorFixture();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static PromotionCode activate(PromotionCode code, boolean active) throws StripeException {
    var params = PromotionCodeUpdateParams.builder().setActive(active).build();
    return world.stripe.v1().promotionCodes().update(code.getId(), params, world.inAccount);
  }

  private static void refused(String param, PromotionCodeCreateParams.Builder params) {
    var refusal = assertThrows(InvalidRequestException.class, () -> world.code(params));
    assertEquals(400, refusal.getStatusCode());
    assertEquals(param, refusal.getParam());
  }

  @Test
  void aCodeNamesItsCouponByIdUntilExpanded() throws StripeException {
    var coupon = world.coupon(twentyPercent());
    var code = world.code(codeOf(coupon, "BY-ID").putMetadata("ours", "code-1"));
    assertTrue(code.getActive());
    assertEquals(coupon.getId(), code.getPromotion().getCoupon());
    var expanded =
        PromotionCodeRetrieveParams.builder()
            .addExpand("promotion.coupon")
            .addExpand("restrictions.currency_options")
            .build();
    var read = world.stripe.v1().promotionCodes().retrieve(code.getId(), expanded, world.inAccount);
    assertEquals(coupon, read.getPromotion().getCouponObject());
  }

  @Test
  void twoActiveCodesCannotShareATextWhateverItsCase() throws StripeException {
    var coupon = world.coupon(twentyPercent());
    var first = world.code(codeOf(coupon, "Shared"));
    refused("code", codeOf(coupon, "SHARED"));
    var twin = world.code(codeOf(coupon, "SHARED").setActive(false));
    assertThrows(InvalidRequestException.class, () -> activate(twin, true));
    activate(first, false);
    assertTrue(activate(twin, true).getActive());
  }

  @Test
  void aCodeStaysWithinItsCoupon() throws StripeException {
    long soon = EmulatorFixture.START.plus(Duration.ofDays(400)).getEpochSecond();
    var coupon = world.coupon(twentyPercent().setMaxRedemptions(5L).setRedeemBy(soon));
    refused("max_redemptions", codeOf(coupon, "MORE").setMaxRedemptions(6L));
    refused("max_redemptions", codeOf(coupon, "ZERO").setMaxRedemptions(0L));
    refused("expires_at", codeOf(coupon, "LATER").setExpiresAt(soon + 1));
    refused("code", codeOf(coupon, "no blanks"));
    refused("promotion", PromotionCodeCreateParams.builder().setCode("ALONE"));
  }

  @Test
  void aDeletedCouponTakesItsCodesAlongForGood() throws StripeException {
    var coupon = world.coupon(twentyPercent());
    var code = world.code(codeOf(coupon, "ORPHAN"));
    world.stripe.v1().coupons().delete(coupon.getId(), world.inAccount);
    assertFalse(world.readCode(code.getId()).getActive());
    assertThrows(InvalidRequestException.class, () -> activate(code, true));
  }

  @Test
  void listsAreFilteredByTextCouponAndState() throws StripeException {
    var coupon = world.coupon(twentyPercent());
    var one = world.code(codeOf(coupon, "FILTER-1"));
    var two = world.code(codeOf(coupon, "FILTER-2").setActive(false));
    assertEquals(List.of(one.getId()), list(params().setCode("filter-1")));
    assertEquals(List.of(two.getId(), one.getId()), list(params().setCoupon(coupon.getId())));
    assertEquals(List.of(two.getId()), list(params().setCoupon(coupon.getId()).setActive(false)));
  }

  private static PromotionCodeListParams.Builder params() {
    return PromotionCodeListParams.builder();
  }

  private static List<String> list(PromotionCodeListParams.Builder params) throws StripeException {
    return world
        .stripe
        .v1()
        .promotionCodes()
        .list(params.build(), world.inAccount)
        .getData()
        .stream()
        .map(PromotionCode::getId)
        .toList();
  }
}
