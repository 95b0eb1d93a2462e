package dev.promirror.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Owners make many codes at once, watch them, end them, and bring their own. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class ManyPagesTest {

  private static final int UNPROCESSABLE = 422;
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
  void manyCodesAreMadeWatchedAndEnded() {
    Owner owner = Owner.inLisbon();
    owner.readyAccount();
    String coupon = owner.coupon(owner.code("SUNNY20", "Newsletter"));
    Page page = CHROMIUM.window(1440, ColorScheme.LIGHT);
    owner.signIn(page, owner.codes());
    page.locator("#many").click();

    page.getByLabel("How many").fill("25");
    page.getByLabel("Begins with").pressSequentially("FLY-");
    assertThat(page.locator("#example")).hasText(Pattern.compile("FLY-[A-Z0-9]{8}, .*"));
    page.getByLabel("Coupon", new Page.GetByLabelOptions().setExact(true)).selectOption(coupon);
    page.getByLabel("Pattern").fill("#");
    Accessible.check(page);
    Chromium.picture(page, "many-1440-light");
    press(page, "Make them");

    assertThat(page.locator("#e-pattern")).containsText("too few");
    Chromium.picture(page, "many-refused-1440-light");
    page.getByLabel("Pattern").fill("######");
    press(page, "Make them");

    assertThat(page.locator("#made")).hasText("25 of 25");
    assertThat(page.locator("#mirrored")).hasText("25");
    Accessible.check(page);
    Chromium.picture(page, "batch-1440-light");
    page.setViewportSize(390, 800);
    Chromium.picture(page, "batch-390-light");
    page.locator("#show").click();
    assertThat(page.locator("[data-row]")).hasCount(25);
    page.goBack();
    page.locator("#cancel").click();
    page.locator("#cancel-yes").click();
    assertThat(page.locator(".code-states")).hasText("Ended");
    assertEquals(List.of(), CHROMIUM.complaintsBut(UNPROCESSABLE));
  }

  @Test
  void theFormFitsASmallWindow() {
    Owner owner = Owner.inLisbon();
    owner.readyAccount();
    owner.code("SUNNY20", "Newsletter");
    Page page = CHROMIUM.window(390, ColorScheme.LIGHT);
    owner.signIn(page, owner.codes() + "/many");
    Chromium.picture(page, "many-390-light");
    page.navigate(owner.codes());
    Chromium.picture(page, "codes-many-390-light");
    assertEquals(List.of(), CHROMIUM.complaintsBut(UNPROCESSABLE));
  }

  @Test
  void aFileIsCheckedAndThenImported() {
    Owner owner = Owner.inLisbon();
    owner.readyAccount();
    String coupon = owner.coupon(owner.code("SUNNY20", "Newsletter"));
    Page page = CHROMIUM.window(1440, ColorScheme.LIGHT);
    owner.signIn(page, owner.codes() + "/import");

    choose(page, "code,coupon\nA-1," + coupon + "\nsunny20,NONE\n");
    press(page, "Check the file");
    assertThat(page.locator("#faults tbody tr")).hasCount(2);
    Accessible.check(page);
    Chromium.picture(page, "import-refused-1440-light");

    choose(page, "code,coupon\nA-1," + coupon + "\nA-2," + coupon + "\n");
    press(page, "Check the file");
    assertThat(page.locator(".notice.good")).containsText("2 codes can be imported");
    choose(page, "code,coupon\nA-1," + coupon + "\nA-2," + coupon + "\n");
    press(page, "Import the codes");
    assertThat(page.locator("#made")).hasText("2 of 2");
    assertEquals(List.of(), CHROMIUM.complaintsBut(UNPROCESSABLE));
  }

  private static void choose(Page page, String file) {
    page.locator("#f-file")
        .setInputFiles(
            new FilePayload("codes.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }
}
