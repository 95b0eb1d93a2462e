package dev.promirror.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An open page follows what happens. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class LivePagesTest {

  private static final Chromium CHROMIUM = new Chromium();

  @AfterAll
  static void closeBrowser() {
    CHROMIUM.close();
  }

  @AfterEach
  void closeWindows() {
    CHROMIUM.closeWindows();
  }

  private static Page wide() {
    return CHROMIUM.window(1280, ColorScheme.LIGHT);
  }

  @Test
  void aPurchaseShowsWithinTwoSecondsWithoutReload() {
    Owner owner = Owner.inLisbon();
    String account = owner.readyAccount();
    String code = owner.code("SUNNY20", "Newsletter");
    owner.awaitAtStripe(code);
    var offer = TestWorld.stripe().offer(account, "Membership", 2000, "eur", "month");
    Page list = wide();
    owner.signIn(list, owner.codes());
    assertThat(list.locator("tbody .mirror")).hasText("At Stripe");
    assertThat(list.locator("tbody .uses")).containsText("0 of 20 used");

    TestWorld.stripe().buy(account, offer.price(), "SUNNY20", "ines@example.org", "Ines");

    assertThat(list.locator("tbody .uses"))
        .containsText("1 of 20 used", new LocatorAssertions.ContainsTextOptions().setTimeout(2000));
    assertThat(list.locator("tbody .lines").first()).hasText("€4.00");
    assertThat(list.locator("tbody .lines").last()).hasText("€16.00");
    Chromium.picture(list, "list-1280-light");
    list.click("tbody .row-link");
    assertThat(list.locator(".redemptions tbody tr")).hasCount(1);
    assertThat(list.locator(".redemptions tbody")).containsText("ines@example.org");
    assertThat(list.locator("body[data-chart=ready]")).isVisible();
    assertThat(list.locator("#days tbody tr").last()).hasAttribute("data-uses", "1");
    Chromium.picture(list, "code-1280-light");
    TestWorld.stripe().buy(account, offer.price(), "SUNNY20", "rui@example.org", "Rui");
    assertThat(list.locator("#uses"))
        .hasText("2", new LocatorAssertions.HasTextOptions().setTimeout(2000));
    assertThat(list.locator("#days tbody tr").last()).hasAttribute("data-uses", "2");
    assertEquals(List.of(), CHROMIUM.complaintsBut());
  }

  @Test
  void anOpenPageFollowsTheAccountsState() {
    Owner owner = Owner.inLisbon();
    owner.code("SUNNY20", "Newsletter");
    String account = owner.account();
    Page page = wide();
    owner.signIn(page, owner.codes());
    assertThat(page.locator(".notice")).containsText("Stripe needs a few details");
    assertThat(page.locator(".notice .button")).hasText("Continue at Stripe");

    TestWorld.stripe().owner().completeOnboarding(account);

    assertThat(page.locator(".notice")).hasCount(0);
    assertThat(page.locator("tbody .mirror")).hasText("At Stripe");
    assertEquals(List.of(), CHROMIUM.complaintsBut());
  }

  @Test
  void aNewCodeShowsOnAnOpenPageWithoutReload() {
    Owner owner = Owner.inLisbon();
    owner.code("SUNNY20", "Newsletter");
    Page page = wide();
    owner.signIn(page, owner.codes());
    page.evaluate("window.neverReloaded = true");

    owner.code("PODCAST", "With Ana");

    assertThat(page.locator("tbody tr")).hasCount(2);
    assertEquals(true, page.evaluate("window.neverReloaded"));
    assertEquals(List.of(), CHROMIUM.complaintsBut());
  }
}
