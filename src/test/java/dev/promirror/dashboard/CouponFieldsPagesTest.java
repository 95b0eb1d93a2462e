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

/** The parts of the form about the coupon behind a code, and about those after it. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class CouponFieldsPagesTest {

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

  @Test
  void couponAndStepsAreMadeInFullWithTheKeyboardAlone() {
    Owner owner = Owner.inLisbon();
    String next = owner.make("/coupons", Map.of("name", "Late", "percentOff", 10));
    Page page = CHROMIUM.window(390, ColorScheme.DARK);
    owner.signIn(page, owner.codes() + "/new");

    write(page, "#f-code", "SPRING");
    write(page, "#f-percent", "20");
    write(page, "#f-limit", "50");
    page.locator("#steps summary").press("Enter");
    write(page, "[name=stepCoupon] >> nth=0", next);
    write(page, "[name=stepUses] >> nth=0", "100");
    page.locator("#behind summary").press("Enter");
    write(page, "#f-couponName", "Spring sale");
    page.locator("#couponAudience-new").press("Space");
    assertThat(page.locator("#f-couponPerCustomer")).isHidden();
    assertThat(page.locator("#f-perCustomer")).isVisible();
    write(page, "[name=metadataKey] >> nth=0", "team");
    write(page, "[name=metadataValue] >> nth=0", "B");
    Accessible.check(page);
    assertEquals(
        0, page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
    Chromium.picture(page, "form-behind-390-dark");
    page.locator("#create").press("Enter");

    assertThat(page.locator("h1.ticket-code")).hasText("SPRING");
    String code = owner.codeId();
    Map<String, Object> coupon = owner.wanted("/coupons/" + owner.coupon(code));
    assertEquals("Spring sale", coupon.get("name"));
    assertEquals(Map.of("team", "B"), coupon.get("metadata"));
    assertEquals(
        List.of(Map.of("coupon", next, "limit", 100)),
        owner.wanted("/promo-codes/" + code).get("then"));
    assertEquals(List.of(), CHROMIUM.complaintsBut());
  }

  private static void write(Page page, String field, String text) {
    page.locator(field).focus();
    page.keyboard().type(text);
  }

  @Test
  void aStepWithoutItsCouponIsToldBesideTheSteps() {
    Owner owner = Owner.inLisbon();
    String code = owner.code("SUNNY20", "Newsletter");
    Page page = CHROMIUM.withoutScripts(390);
    owner.signIn(page, owner.codes() + "/" + code + "/edit");

    page.locator("#steps summary").click();
    page.locator("[name=stepCoupon]").first().fill("unknown");
    page.locator("#behind summary").click();
    page.locator("[name=metadataKey]").first().fill("team");
    press(page, "Save changes");
    assertThat(page.locator("#errors li"))
        .hasText(new String[] {"Notes for programs: One of the rows has no name or no value."});
    page.locator("[name=metadataKey]").first().fill("");
    press(page, "Save changes");

    assertThat(page.locator("#errors li"))
        .hasText(new String[] {"Further steps: There is no such coupon."});
    assertThat(page.locator("#e-steps")).isVisible();
    assertThat(page.locator("[name=stepCoupon]").first()).hasValue("unknown");
  }
}
