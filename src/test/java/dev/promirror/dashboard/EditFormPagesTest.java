package dev.promirror.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All options are on the form that edits as on the one that makes. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class EditFormPagesTest {

  private static final Chromium CHROMIUM = new Chromium();

  @AfterAll
  static void closeBrowser() {
    CHROMIUM.close();
  }

  @AfterEach
  void closeWindows() {
    CHROMIUM.closeWindows();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  private static String fullCoupon(Owner owner) {
    return owner.make(
        "/coupons",
        Map.of(
            "name",
            "Spring sale",
            "percentOff",
            20,
            "metadata",
            Map.of("source", "podcast", "team", "B"),
            "startsAt",
            Map.of("date", "2027-01-01", "time", "09:00"),
            "redeemBy",
            Map.of("date", "2027-06-30"),
            "limit",
            500,
            "conditions",
            Map.of(
                "perCustomer",
                3,
                "audience",
                "EXISTING",
                "minimumQuantity",
                2,
                "budget",
                Map.of("amount", 50000, "currency", "EUR"),
                "minimumSpend",
                List.of(
                    Map.of("amount", 1000, "currency", "EUR"),
                    Map.of("amount", 1200, "currency", "USD")))));
  }

  @Test
  void allOfACouponAndItsStepsComeBackAndAreChanged() {
    Owner owner = Owner.inLisbon();
    String first = fullCoupon(owner);
    String next = owner.make("/coupons", Map.of("name", "Late", "percentOff", 10));
    String code =
        owner.make(
            "/promo-codes",
            Map.of(
                "coupon",
                first,
                "code",
                "SPRING",
                "limit",
                50,
                "door",
                "OUR_CHECKOUT",
                "then",
                List.of(Map.of("coupon", next, "limit", 100))));
    Map<String, Object> couponBefore = owner.wanted("/coupons/" + first);
    Map<String, Object> codeBefore = owner.wanted("/promo-codes/" + code);
    Page page = CHROMIUM.window(1440, ColorScheme.LIGHT);
    owner.signIn(page, owner.codes() + "/" + code + "/edit");

    assertThat(page.locator("#f-couponName")).hasValue("Spring sale");
    assertThat(page.locator("#behind")).containsText(first);
    assertThat(page.locator("#f-couponPerCustomer")).hasValue("3");
    assertThat(page.locator("#f-couponBudget")).hasValue("500.00");
    assertThat(page.locator("#couponAudience-existing")).isChecked();
    assertThat(page.locator("#f-couponStarts input").first()).hasValue("2027-01-01");
    assertThat(page.locator("[name=metadataValue]").first()).hasValue("podcast");
    assertThat(page.locator("[name=stepCoupon]").first()).hasValue(next);
    assertThat(page.locator("#f-steps")).containsText("Late: 10 % off once");
    Accessible.check(page);
    Chromium.picture(page, "edit-full-1440-light");
    press(page, "Save changes");
    assertThat(page.locator(".notice.good strong")).hasText("It’s saved.");
    assertEquals(couponBefore, owner.wanted("/coupons/" + first));
    assertEquals(codeBefore, owner.wanted("/promo-codes/" + code));

    page.click("#edit");
    page.locator("#f-couponName").fill("Summer sale");
    page.locator("[name=metadataValue]").first().fill("newsletter");
    page.locator("[name=metadataKey]").last().fill("year");
    page.locator("[name=metadataValue]").last().fill("2027");
    page.locator("#f-couponQuantity").fill("");
    page.locator("[name=stepUses]").first().fill("");
    press(page, "Save changes");

    assertThat(page.locator(".notice.good strong")).hasText("It’s saved.");
    Map<String, Object> coupon = owner.wanted("/coupons/" + first);
    assertEquals("Summer sale", coupon.get("name"));
    assertEquals(
        Map.of("source", "newsletter", "team", "B", "year", "2027"), coupon.get("metadata"));
    assertEquals(List.of(Map.of("coupon", next)), owner.wanted("/promo-codes/" + code).get("then"));
    assertEquals(List.of(), CHROMIUM.complaintsBut());
  }

  @Test
  void codeAndCouponKeepTheirOwnAcknowledgements() {
    Owner owner = Owner.inLisbon();
    String coupon =
        owner.make(
            "/coupons",
            Map.of(
                "name",
                "Sale",
                "percentOff",
                20,
                "conditions",
                Map.of("budget", Map.of("amount", 50000, "currency", "EUR")),
                "acknowledged",
                List.of("budget", "minimumQuantity")));
    String code =
        owner.make(
            "/promo-codes",
            Map.of(
                "coupon",
                coupon,
                "code",
                "SUNNY20",
                "conditions",
                Map.of("perCustomer", 1),
                "acknowledged",
                List.of("perCustomer", "scope")));
    Page page = CHROMIUM.window(1440, ColorScheme.LIGHT);
    owner.signIn(page, owner.codes() + "/" + code + "/edit");

    assertThat(page.locator("#acks [type=checkbox]")).hasCount(2);
    assertThat(page.getByLabel("Budget, for all codes of the coupon")).isChecked();
    page.locator("#f-channel").fill("podcast");
    press(page, "Save changes");

    assertThat(page.locator(".notice.good strong")).hasText("It’s saved.");
    assertEquals(
        List.of("budget", "minimumQuantity"),
        owner.wanted("/coupons/" + coupon).get("acknowledged"));
    assertEquals(
        List.of("perCustomer", "scope"), owner.wanted("/promo-codes/" + code).get("acknowledged"));
    assertEquals(List.of(), CHROMIUM.complaintsBut());
  }

  @Test
  void aSharedCouponSaysForHowManyCodesItChanges() {
    Owner owner = Owner.inLisbon();
    String code = owner.code("SUNNY20", "Newsletter");
    String coupon = owner.coupon(code);
    owner.further(coupon, "SUNNY-A");
    owner.make(
        "/promo-codes",
        Map.of(
            "coupon",
            owner.make("/coupons", Map.of("name", "Early", "percentOff", 50)),
            "code",
            "EARLY",
            "limit",
            5,
            "then",
            List.of(Map.of("coupon", coupon))));
    Page page = CHROMIUM.withoutScripts(390);

    owner.signIn(page, owner.codes() + "/" + code + "/edit");

    assertThat(page.locator("#shared"))
        .containsText("3 codes have this coupon: SUNNY20, SUNNY-A and others.");
    page.locator("#behind summary").click();
    assertThat(page.locator("#behind")).containsText("changes for all 3 codes of the coupon");
    Chromium.picture(page, "edit-shared-390-light");
  }
}
