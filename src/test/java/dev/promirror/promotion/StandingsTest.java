package dev.promirror.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import dev.promirror.platform.Caller;
import dev.promirror.promotion.terms.Audience;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CasePolicy;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.Door;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Scope;
import dev.promirror.promotion.terms.Start;
import dev.promirror.promotion.terms.Step;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import dev.promirror.testing.Await;
import dev.promirror.testing.MovableClock;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** States are stored, change at their instant, and no list is ever behind. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class StandingsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
  private static final Benefit TENTH =
      new Benefit.PercentOff(new Percentage(BigDecimal.valueOf(10)));

  @Inject Authoring authoring;
  @Inject Regions regions;
  @Inject Standings standings;

  private Shop shop;
  private CommunityId community;

  @BeforeEach
  void aShop() {
    shop = Shop.ready("gl");
    community = CommunityId.of(shop.id());
  }

  @AfterEach
  void theWallsTime() {
    MovableClock.reset();
  }

  @Test
  void aScheduledCodeIsOffAtStripeUntilItsStartAndOnAfterIt() {
    coupon("LATER", terms(TENTH));
    String id = code("LATER", "LATER10", in(Duration.ofHours(2)), null);
    shop.awaitMirror(id, "IN_SYNC");
    assertEquals("SCHEDULED", state(id));
    assertFalse(activeAtStripe("LATER10"));

    MovableClock.ahead(Duration.ofHours(3));

    assertEquals("ACTIVE", state(id));
    Await.until(() -> activeAtStripe("LATER10"), active -> active);
    assertEquals(1, shop.truth().path("promotion_codes").size());
  }

  @Test
  void aListByStateIsRightTheMomentAnEndIsReached() {
    coupon("SOON", terms(TENTH));
    code("SOON", "ENDS-SOON", null, in(Duration.ofHours(2)));
    code("SOON", "STAYS", null, null);
    code("SOON", "ENDS-LATE", null, in(Duration.ofHours(9)));
    assertEquals(List.of("ENDS-LATE", "STAYS", "ENDS-SOON"), listed("ACTIVE"));
    assertEquals(List.of(), listed("EXPIRED"));

    MovableClock.ahead(Duration.ofHours(3));

    assertEquals(List.of("ENDS-SOON"), listed("EXPIRED"));
    assertEquals(List.of("ENDS-LATE", "STAYS"), listed("ACTIVE"));
  }

  @Test
  void theCodesOfACouponThatIsUsedUpAreUsedUp() {
    coupon("ONE", terms(TENTH).limitedTo(1L));
    String used = code("ONE", "FIRST-ONE", null, null);
    code("ONE", "OTHER-ONE", null, null);
    shop.awaitMirror(used, "IN_SYNC");

    shop.buy(shop.offer(1000, "eur", null), "FIRST-ONE", "one@members.example");

    Await.until(() -> listed("EXHAUSTED"), List.of("OTHER-ONE", "FIRST-ONE")::equals);
    assertEquals(List.of(), listed("ACTIVE"));
  }

  @Test
  void aSpentBudgetSwitchesTheCodeOffAtStripe() {
    Conditions budget =
        new Conditions(null, new Audience.Everyone(), Amounts.NONE, null, Money.of(150, "EUR"));
    coupon("PURSE", terms(TENTH, budget));
    String id = code("PURSE", "PURSE10", null, null);
    shop.awaitMirror(id, "IN_SYNC");

    shop.buy(shop.offer(1000, "eur", null), "PURSE10", "one@members.example");
    shop.awaitHeard();
    assertEquals("ACTIVE", state(id), "100 of 150 are given");
    shop.buy(shop.offer(1000, "eur", null), "PURSE10", "two@members.example");

    Await.until(() -> state(id), "EXHAUSTED"::equals);
    Await.until(() -> activeAtStripe("PURSE10"), active -> !active);
  }

  @Test
  void theCodesOfAnArchivedCouponFollowInSlices() {
    coupon("MANY", terms(TENTH));
    shop.get("/coupons/MANY").then().statusCode(200);
    copies(1200);
    assertEquals(100, page("ACTIVE", 100).size());

    shop.post("/coupons/MANY/archive", "").then().statusCode(200);

    assertEquals(List.of(), listed("ACTIVE"));
    assertEquals(100, page("ARCHIVED", 100).size());
    assertEquals(
        "0",
        Storage.one(
            "gl",
            "select count(*) from promo_code where community_id = ? and state <> 'ARCHIVED'",
            shop.id()));
  }

  @Test
  void aGatewayThatWasDownCatchesUp() {
    coupon("DOWN", terms(TENTH));
    String id = code("DOWN", "DOWN10", in(Duration.ofHours(2)), null);
    shop.awaitMirror(id, "IN_SYNC");
    assertNotNull(
        Storage.one(
            "gl",
            "select wake_at from account_work where kind = 'standings' and community_id = ?",
            shop.id()));
    // Long after both the start and a missed alarm.
    Storage.change(
        "gl",
        "update account_work set wake_at = null where kind = 'standings' and community_id = ?",
        shop.id());

    MovableClock.ahead(Duration.ofDays(3));

    assertEquals(List.of("DOWN10"), listed("ACTIVE"));
    Await.until(() -> activeAtStripe("DOWN10"), active -> active);
  }

  @Test
  void atOurCheckoutTheNextStepTakesOverByOurOwnCount() {
    coupon("FIRST", terms(TENTH));
    coupon("SECOND", terms(TENTH));
    String id = code(List.of(new Step("FIRST", 2L), new Step("SECOND", null)), Door.OUR_CHECKOUT);

    count(id, 1);
    assertEquals("FIRST", couponNow(id));
    count(id, 2);
    assertEquals("SECOND", couponNow(id));
    assertEquals("ACTIVE", state(id));
    count(id, 1);
    assertEquals("SECOND", couponNow(id), "steps are never gone back");
  }

  /** As the ledger does when it books a sale of a code. */
  private void count(String code, int uses) {
    Storage.change(
        "gl",
        """
        insert into code_total (community_id, promo_code_id, currency, uses, first_payments,
                                renewals, discount, revenue)
        values (?, ?, 'EUR', ?, 0, 0, 0, 0)
        on conflict (community_id, promo_code_id, currency) do update set uses = excluded.uses
        """,
        shop.id(),
        code,
        uses);
    regions.run(community, () -> standings.counted(community, List.of(), List.of(code)));
  }

  /** The coupon of the step its uses have reached. */
  private static String couponNow(String code) {
    return Storage.one("gl", "select coupon_id from promo_code where id = ?", code);
  }

  private CouponTerms terms(Benefit benefit) {
    return CouponTerms.of("Sale", benefit, new CouponDuration.Once());
  }

  private CouponTerms terms(Benefit benefit, Conditions conditions) {
    return new CouponTerms(
        "Sale",
        Map.of(),
        benefit,
        new Scope.All(),
        new CouponDuration.Once(),
        null,
        conditions,
        null,
        null,
        false);
  }

  private void coupon(String id, CouponTerms terms) {
    made(authoring.createCoupon(community, id, terms, Caller.NOBODY));
  }

  private String code(List<Step> steps, Door door) {
    PromoCodeTerms terms =
        new PromoCodeTerms(
            new CodeText("STEPPED"),
            CasePolicy.IGNORE_CASE,
            "Stepped",
            null,
            steps,
            door,
            false,
            true,
            null,
            null,
            Conditions.NONE,
            null,
            false,
            Set.of());
    return made(authoring.createCode(community, terms, Caller.NOBODY)).id();
  }

  private String code(
      String coupon, String text, @Nullable LocalDateTime starts, @Nullable LocalDateTime ends) {
    PromoCodeTerms terms =
        new PromoCodeTerms(
            new CodeText(text),
            CasePolicy.IGNORE_CASE,
            text,
            null,
            List.of(new Step(coupon, null)),
            Door.EVERYWHERE,
            false,
            true,
            starts == null ? null : new Start(starts.toLocalDate(), starts.toLocalTime(), ZONE),
            ends == null ? null : new Deadline(ends.toLocalDate(), ends.toLocalTime(), ZONE),
            Conditions.NONE,
            null,
            false,
            Set.of("budget"));
    return made(authoring.createCode(community, terms, Caller.NOBODY)).id();
  }

  private static <T> T made(Authored<T> authored) {
    return ((Authored.Made<T>) authored).object();
  }

  /** Codes of the coupon MANY, as if they had been there long. */
  private void copies(int count) {
    String one = code("MANY", "MANY-ONE", null, null);
    Storage.change(
        "gl",
        """
        insert into promo_code
        select (jsonb_populate_record(original, jsonb_build_object(
          'id', 'code-copy-' || lpad(n::text, 6, '0'), 'code', 'COPY-' || n,
          'code_key', 'copy-' || n))).*
        from promo_code original, generate_series(1, %d) n
        where community_id = ? and id = ?
        """
            .formatted(count),
        shop.id(),
        one);
  }

  private static LocalDateTime in(Duration ahead) {
    return LocalDateTime.ofInstant(Instant.now().plus(ahead).truncatedTo(ChronoUnit.MINUTES), ZONE);
  }

  private String state(String id) {
    return shop.get("/promo-codes/" + id).path("state");
  }

  private List<String> listed(String state) {
    return page(state, 100);
  }

  private List<String> page(String state, int limit) {
    return shop.get("/promo-codes?state=" + state + "&limit=" + limit).path("data.code");
  }

  private boolean activeAtStripe(String text) {
    for (var code : shop.truth().path("promotion_codes")) {
      if (code.path("code").asText().equals(text)) {
        return code.path("active").asBoolean();
      }
    }
    throw new AssertionError("Stripe has no " + text);
  }
}
