package dev.promirror.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.promirror.testing.Await;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever edits knows before what it takes at Stripe. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class EditCostPagesTest {

  private static final int CONFLICT = 409;
  private static final Chromium CHROMIUM = new Chromium();

  @AfterAll
  static void closeBrowser() {
    CHROMIUM.close();
  }

  @AfterEach
  void closeWindows() {
    CHROMIUM.closeWindows();
  }

  @Test
  void anEditThatReplacesIsSavedOnceItsCostWasSeen() {
    Owner owner = Owner.inLisbon();
    String account = owner.readyAccount();
    String code = owner.code("SUNNY20", "Newsletter");
    owner.awaitAtStripe(code);
    Page page = CHROMIUM.window(1440, ColorScheme.LIGHT);
    owner.signIn(page, owner.codes() + "/" + code + "/edit");

    page.getByLabel("Percent off").fill("30");
    press(page, "Save changes");

    assertThat(page.locator("#cost")).isFocused();
    assertThat(page.locator("#cost-text"))
        .hasText(
            Pattern.compile(
                "This edit makes \\d writes at Stripe for 1 code, less than a minute\\."));
    assertThat(page.locator("#cost-meanwhile")).containsText("keeps its old terms until");
    assertThat(page.getByLabel("Do it")).hasCount(0);
    assertThat(page.getByLabel("Percent off")).hasValue("30");
    Accessible.check(page);
    Chromium.picture(page, "edit-cost-1440-light");
    assertEquals(20, percent(owner, code));
    press(page, "Save and replace");

    assertThat(page.locator(".notice.good strong")).hasText("It’s saved.");
    Await.passes(() -> assertEquals(List.of(30), percentagesAtStripe(account)));
    assertEquals(List.of(), CHROMIUM.complaintsBut(CONFLICT));
  }

  @Test
  void anotherEditOfTheSameCostShowsItsOwnFirst() {
    Owner owner = Owner.inLisbon();
    owner.readyAccount();
    String code = owner.code("SUNNY20", "Newsletter");
    owner.awaitAtStripe(code);
    Page page = CHROMIUM.window(1440, ColorScheme.LIGHT);
    owner.signIn(page, owner.codes() + "/" + code + "/edit");

    page.getByLabel("Percent off").fill("30");
    press(page, "Save changes");
    assertThat(page.locator("#cost")).isFocused();
    assertThat(page.locator("#cost-changed")).hasCount(0);
    page.getByLabel("Percent off").fill("40");
    press(page, "Save and replace");
    assertThat(page.locator("#cost-changed")).containsText("isn’t what was shown before");
    assertThat(page.getByLabel("Percent off")).hasValue("40");
    assertEquals(20, percent(owner, code));
    press(page, "Save and replace");

    assertThat(page.locator(".notice.good strong")).hasText("It’s saved.");
    assertEquals(40, percent(owner, code));
    assertEquals(List.of(), CHROMIUM.complaintsBut(CONFLICT));
  }

  @Test
  void anEditOfWhatStripeDoesntKnowIsSavedAtOnce() {
    Owner owner = Owner.inLisbon();
    owner.readyAccount();
    String code = owner.code("SUNNY20", "Newsletter");
    owner.awaitAtStripe(code);
    Page page = CHROMIUM.window(1440, ColorScheme.LIGHT);
    owner.signIn(page, owner.codes() + "/" + code + "/edit");

    page.locator("#f-name").fill("Readers");
    press(page, "Save changes");

    assertThat(page.locator(".notice.good strong")).hasText("It’s saved.");
    assertEquals(List.of(), CHROMIUM.complaintsBut());
  }

  @Test
  void aLargeEditIsTickedEvenWithoutScripts() {
    Owner owner = Owner.inLisbon();
    String code = owner.code("SUNNY20", "Newsletter");
    String coupon = owner.coupon(code);
    for (int i = 100; i < 200; i++) {
      owner.further(coupon, "SUNNY-" + i);
    }
    Page page = CHROMIUM.withoutScripts(390);
    owner.signIn(page, owner.codes() + "/" + code + "/edit");

    page.getByLabel("Percent off").fill("30");
    press(page, "Save changes");
    assertThat(page.locator("#cost")).isFocused();
    assertThat(page.locator("#cost-text")).containsText("for 101 codes, ");
    assertEquals(20, percent(owner, code));
    press(page, "Save changes");
    assertThat(page.locator("#e-meant")).isVisible();
    Chromium.picture(page, "edit-cost-390-light");
    assertEquals(20, percent(owner, code));
    page.getByLabel("Do it").check();
    press(page, "Save changes");

    assertThat(page.locator(".notice.good strong")).hasText("It’s saved.");
    assertEquals(30, percent(owner, code));
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  private static int percent(Owner owner, String code) {
    String coupon = "/coupons/" + owner.coupon(code);
    return owner
        .api()
        .get("/api/v1/communities/" + owner.community() + coupon)
        .<Number>path("percentOff")
        .intValue();
  }

  /** What members get at Stripe with the codes that are on there. */
  private static List<Integer> percentagesAtStripe(String account) {
    JsonNode truth = TestWorld.stripe().truth(account);
    Map<String, Integer> coupons = new HashMap<>();
    for (JsonNode coupon : truth.path("coupons")) {
      coupons.put(coupon.path("id").asText(), coupon.path("percent_off").asInt());
    }
    List<Integer> percentages = new ArrayList<>();
    for (JsonNode code : truth.path("promotion_codes")) {
      if (code.path("active").asBoolean()) {
        percentages.add(coupons.get(code.at("/promotion/coupon").asText()));
      }
    }
    return percentages;
  }
}
