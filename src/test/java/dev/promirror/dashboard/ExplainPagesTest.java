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

@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class ExplainPagesTest {

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
  void aRefusalIsExplainedRuleByRuleAndMadeUpFor() {
    Owner owner = Owner.inLisbon();
    owner.readyAccount();
    owner.offer("Membership", 2000, "RECURRING", "COMMUNITY");
    String code = owner.code("SUNNY20", "Newsletter");
    owner.put(
        "/promo-codes/" + code,
        Map.of(
            "coupon",
            owner.coupon(code),
            "code",
            "SUNNY20",
            "conditions",
            Map.of("minimumSpend", List.of(Map.of("amount", 5000, "currency", "EUR")))));
    owner.awaitAtStripe(code);
    Page page = CHROMIUM.window(1440, ColorScheme.LIGHT);
    owner.signIn(page, owner.codes() + "/" + code);

    page.getByText("Why refused?").click();
    page.getByLabel("Offer 1").selectOption("Membership, Monthly, €20.00");
    page.getByLabel("Quantity 1").fill("2");
    page.getByLabel("Member’s e-mail address").fill("ana@example.com");
    press(page, "Check");

    assertThat(page.locator("#answer-title"))
        .hasText("It’s refused: The purchase is below this code's minimum.");
    assertThat(page.locator(".rule.bad")).hasCount(1);
    assertThat(page.locator(".rule.bad")).containsText("in the purchase: €40.00; minimum: €50.00");
    Accessible.check(page);
    Chromium.picture(page, "explain-1440-light");
    press(page, "Give a goodwill code");
    assertThat(page.locator("#e-why")).isVisible();
    page.getByLabel("Reason").fill("Typed the code a minute too late.");
    press(page, "Give a goodwill code");

    assertThat(page.locator("h1.ticket-code")).containsText("SORRY-");
    assertThat(page.locator(".changes")).containsText("Typed the code a minute too late.");
    Accessible.check(page);
    assertEquals(List.of(), CHROMIUM.complaintsBut(422));
  }

  @Test
  void aQuestionWithoutAnOfferSaysWhatIsMissingAndACodeThatCanBeUsedWhatItCosts() {
    Owner owner = Owner.inLisbon();
    owner.readyAccount();
    owner.offer("Membership", 2000, "RECURRING", "COMMUNITY");
    String code = owner.code("SUNNY20", "Newsletter");
    Page page = CHROMIUM.window(390, ColorScheme.DARK);
    owner.signIn(page, owner.codes() + "/" + code + "/explain");

    press(page, "Check");
    assertThat(page.locator("#errors")).isFocused();
    page.locator("#errors a").click();
    assertThat(page.getByLabel("Offer 1")).isFocused();
    page.getByLabel("Offer 1").selectOption("Membership, Monthly, €20.00");
    press(page, "Check");

    assertThat(page.locator("#answer")).containsText("€16.00 instead of €20.00");
    Accessible.check(page);
    Chromium.picture(page, "explain-390-dark");
    assertEquals(List.of(), CHROMIUM.complaintsBut(422));
  }
}
