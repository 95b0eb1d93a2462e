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

/** An edit that can't be saved as it was sent loses nothing that was typed. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class EditAgainPagesTest {

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
  void aFormThatWasSavedBeforeIsShownAgainWithWhatWasTypedSince() {
    Owner owner = Owner.inLisbon();
    String code = owner.code("SUNNY20", "Newsletter");
    Page page = CHROMIUM.window(1440, ColorScheme.LIGHT);
    owner.signIn(page, owner.codes() + "/" + code + "/edit");

    page.locator("#f-name").fill("Readers");
    // As a browser shows the form that comes back from its memory: saved, with the key it had.
    assertEquals(
        200,
        page.evaluate(
            "() => fetch(location.href, {method: 'POST',"
                + " body: new URLSearchParams(new FormData(document.getElementById('form')))})"
                + ".then(answer => answer.status)"));
    page.locator("#f-name").fill("Listeners");
    page.locator("#f-channel").fill("podcast");
    press(page, "Save changes");

    assertThat(page.locator("#errors")).isFocused();
    assertThat(page.locator("#errors")).containsText("You saved this form before");
    assertThat(page.locator("#f-name")).hasValue("Listeners");
    assertThat(page.locator("#f-channel")).hasValue("podcast");
    assertEquals("Readers", owner.wanted("/promo-codes/" + code).get("name"));
    Accessible.check(page);
    Chromium.picture(page, "edit-again-1440-light");
    press(page, "Save changes");

    assertThat(page.locator(".notice.good strong")).hasText("It’s saved.");
    assertEquals("Listeners", owner.wanted("/promo-codes/" + code).get("name"));
    assertEquals(List.of(), CHROMIUM.complaintsBut(422));
  }

  @Test
  void afterBackTheNextSaveIsNotLost() {
    Owner owner = Owner.inLisbon();
    String code = owner.code("SUNNY20", "Newsletter");
    Page page = CHROMIUM.window(1440, ColorScheme.LIGHT);
    owner.signIn(page, owner.codes() + "/" + code + "/edit");
    page.locator("#f-name").fill("Readers");
    press(page, "Save changes");
    assertThat(page.locator(".notice.good strong")).hasText("It’s saved.");

    page.goBack();
    page.locator("#f-name").fill("Listeners");
    press(page, "Save changes");
    page.locator(".notice.good, #errors").waitFor();
    if (page.locator("#errors").count() > 0) {
      assertThat(page.locator("#f-name")).hasValue("Listeners");
      press(page, "Save changes");
    }

    assertThat(page.locator(".notice.good strong")).hasText("It’s saved.");
    assertEquals("Listeners", owner.wanted("/promo-codes/" + code).get("name"));
    assertEquals(List.of(), CHROMIUM.complaintsBut(422));
  }

  @Test
  void aCouponChangedMeanwhileIsToldAndNothingIsReplacedUnasked() {
    Owner owner = Owner.inLisbon();
    String code = owner.code("SUNNY20", "Newsletter");
    String coupon = "/coupons/" + owner.coupon(code);
    Page page = CHROMIUM.withoutScripts(390);
    owner.signIn(page, owner.codes() + "/" + code + "/edit");
    page.locator("#f-limit").fill("30");

    owner.put(coupon, Map.of("name", "Spring", "percentOff", 20));
    press(page, "Save changes");

    assertThat(page.locator("#errors")).containsText("Somebody else changed it");
    assertThat(page.locator("#f-limit")).hasValue("30");
    assertEquals("Spring", owner.wanted(coupon).get("name"));
    press(page, "Save changes");
    assertThat(page.locator(".notice.good strong")).hasText("It’s saved.");
    assertEquals("Newsletter", owner.wanted(coupon).get("name"));
  }

  @Test
  void anArchivedCodeSaysSoAtOnceAndCanBeDuplicated() {
    Owner owner = Owner.inLisbon();
    String code = owner.code("SUNNY20", "Newsletter");
    Page page = CHROMIUM.window(1440, ColorScheme.LIGHT);
    owner.signIn(page, owner.codes() + "/" + code + "/edit");
    page.locator("#f-name").fill("Readers");
    archive(owner, "/promo-codes/" + code);

    press(page, "Save changes");
    assertThat(page.locator("#errors")).containsText("It’s archived");
    assertThat(page.locator("#f-name")).hasValue("Readers");
    page.navigate(owner.codes() + "/" + code + "/edit");
    assertThat(page.locator("h1")).hasText("SUNNY20 is archived");
    assertThat(page.locator("#form")).hasCount(0);
    Accessible.check(page);
    Chromium.picture(page, "edit-archived-1440-light");
    press(page, "Duplicate");

    assertThat(page.locator("h1.ticket-code")).hasText("SUNNY20");
    assertThat(page.locator(".code-states .badge")).hasText("Draft");
    assertEquals(List.of(), CHROMIUM.complaintsBut(409));
  }

  @Test
  void aCodeWhoseCouponIsArchivedCantBeDuplicatedEither() {
    Owner owner = Owner.inLisbon();
    String code = owner.code("SUNNY20", "Newsletter");
    archive(owner, "/coupons/" + owner.coupon(code));
    Page page = CHROMIUM.withoutScripts(390);

    owner.signIn(page, owner.codes() + "/" + code + "/edit");

    assertThat(page.locator("#archived")).containsText("Its coupon is archived");
    assertThat(page.locator("#duplicate")).hasCount(0);
    assertThat(page.locator("#archived .primary")).hasText("New promo code");
  }

  private static void archive(Owner owner, String address) {
    owner
        .api()
        .header("If-Match", "*")
        .post("/api/v1/communities/" + owner.community() + address + "/archive")
        .then()
        .statusCode(200);
  }
}
