package dev.promirror.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.promirror.testing.MovableClock;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class PromoCodePagesTest {

  private static final Chromium CHROMIUM = new Chromium();

  @AfterAll
  static void closeBrowser() {
    CHROMIUM.close();
  }

  @AfterEach
  void closeWindows() {
    MovableClock.reset();
    CHROMIUM.closeWindows();
  }

  private static Page wide() {
    return CHROMIUM.window(1280, ColorScheme.LIGHT);
  }

  @Test
  void anOwnerSignsInAndOutAgain() {
    Owner owner = Owner.inLisbon();
    Page page = wide();

    owner.signIn(page, TestWorld.gateway() + "/");

    assertThat(page.locator("h1")).hasText("Your communities");
    assertThat(page.locator(".who-name")).hasText("Olivia Reis");
    page.getByText("Lisbon Makers").click();
    assertThat(page).hasURL(owner.codes());
    page.navigate(TestWorld.gateway() + "/communities/" + owner.community());
    assertThat(page).hasURL(owner.codes());
    assertThat(page.locator(".region")).hasText("Global");
    assertThat(page.locator(".empty h2")).hasText("Your first promo code starts here");
    Chromium.picture(page, "empty-1280-light");
    page.getByText("Sign out").click();
    assertThat(page.locator("h1")).hasText("You’re signed out");
    Chromium.picture(page, "signed-out-1280-light");
    assertEquals(List.of(), CHROMIUM.complaintsBut());
  }

  @Test
  void couponAndCodeAreMadeInOneStep() {
    Owner owner = Owner.inLisbon();
    Page page = wide();
    owner.signIn(page, owner.codes());

    page.keyboard().press("n");
    page.fill("#f-name", "Newsletter");
    page.fill("#f-code", "SUNNY20");
    page.fill("#f-percent", "20");
    page.check("#repeating");
    page.fill("#f-months", "3");
    page.fill("#f-limit", "20");
    assertThat(page.locator("#summary"))
        .hasText("SUNNY20 takes 20 % off for 3 months. It can be used 20 times.");
    Chromium.picture(page, "form-1280-light");
    page.click("#create");

    assertThat(page.locator(".notice.good strong")).hasText("SUNNY20 is made.");
    assertThat(page.locator("h1.ticket-code")).hasText("SUNNY20");
    assertThat(page.locator(".tile .uses").first()).containsText("0 of 20 used");
    page.getByText("Promo codes").first().click();
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.locator("tbody tr")).containsText("20 % off for 3 months");
    assertEquals(List.of(), CHROMIUM.complaintsBut());
  }

  @Test
  void refusalsStandBesideTheirFieldsAndNothingTypedIsLost() {
    Owner owner = Owner.inLisbon();
    owner.code("SUNNY20", "First");
    Page page = wide();
    owner.signIn(page, owner.codes() + "/new");

    page.fill("#f-code", "sunny20");
    page.check("#amount");
    page.fill("#f-amount", "12.345");
    page.click("#create");

    assertThat(page.locator("#errors")).isFocused();
    assertThat(page.locator("#e-amount")).containsText("The amount isn’t a sum in EUR.");
    Chromium.picture(page, "refused-1280-light");
    page.click("#errors a");
    assertThat(page.locator("#f-amount")).isFocused();
    page.fill("#f-amount", "12.34");
    page.click("#create");
    assertThat(page.locator("#e-code")).containsText("Another code with this text");
    assertThat(page.locator("#f-code")).hasValue("sunny20");
    assertThat(page.locator("#f-amount")).hasValue("12.34");
    assertEquals(List.of(), CHROMIUM.complaintsBut(422));
  }

  @Test
  void aDoubleClickMakesOneCodeEvenWithoutScripts() {
    Owner owner = Owner.inLisbon();
    Page page = CHROMIUM.withoutScripts(1280);
    owner.signIn(page, owner.codes() + "/new");

    page.fill("#f-code", "ONCE");
    page.fill("#f-percent", "20");
    page.dblclick("#create");

    assertThat(page.locator("h1.ticket-code")).hasText("ONCE");
    page.navigate(owner.codes());
    assertThat(page.locator("tbody tr")).hasCount(1);
  }

  @Test
  void aCodeIsPausedActivatedAndArchived() {
    Owner owner = Owner.inLisbon();
    String code = owner.code("SUNNY20", "Newsletter");
    Page page = wide();
    owner.signIn(page, owner.codes() + "/" + code);

    page.click("#pause");
    assertThat(page.locator(".code-states .badge")).hasText("Paused");
    page.click("#activate");
    assertThat(page.locator(".code-states .badge")).hasText("Active");
    page.click("#archive");
    assertThat(page.locator("h1")).hasText("Archive SUNNY20?");
    Chromium.picture(page, "archive-1280-light");
    page.click("#archive-yes");
    assertThat(page.locator(".code-states .badge")).hasText("Archived");
    assertThat(page.locator("#pause, #activate, #archive")).hasCount(0);
    assertEquals(List.of(), CHROMIUM.complaintsBut());
  }

  @Test
  void staffMayPauseButNotArchive() {
    Owner owner = Owner.inLisbon();
    String code = owner.code("SUNNY20", "Newsletter");
    Page page = wide();

    owner.staff().signIn(page, owner.codes() + "/" + code);

    assertThat(page.locator("#pause")).isVisible();
    assertThat(page.locator("#archive")).hasCount(0);
  }

  @Test
  void aCopyIsADraftUntilItIsPublished() {
    Owner owner = Owner.inLisbon();
    String code = owner.code("SUNNY20", "Newsletter");
    Page page = wide();
    owner.signIn(page, owner.codes() + "/" + code);

    page.getByText("Duplicate").click();
    assertThat(page.locator("h1.ticket-code")).hasText("SUNNY20-2");
    assertThat(page.locator(".code-states .badge")).hasText("Draft");
    page.getByText("Publish", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".code-states .badge")).hasText("Active");
    assertThat(page.locator(".changes")).containsText("Published by owner");
    Accessible.check(page);
    assertEquals(List.of(), CHROMIUM.complaintsBut());
  }

  @Test
  void aDraftWhoseEndHasPassedIsntPublishedAndSaysWhy() {
    Owner owner = Owner.inPune();
    owner.code("SUNNY20", "Newsletter");
    LocalDateTime end = LocalDateTime.now(ZoneId.of("Asia/Kolkata")).plusHours(2);
    String draft =
        owner.make(
            "/promo-codes",
            Map.of(
                "coupon",
                owner.coupon(owner.codeId()),
                "code",
                "SKETCH",
                "draft",
                true,
                "expiresAt",
                Map.of(
                    "date",
                    end.toLocalDate().toString(),
                    "time",
                    end.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString())));
    Page page = wide();
    owner.signIn(page, owner.codes() + "/" + draft);
    MovableClock.ahead(Duration.ofHours(3));

    page.getByText("Publish", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("main")).containsText("Its end has passed");

    page.navigate(owner.codes() + "/" + draft + "/edit");
    page.selectOption("#f-status", "active");
    page.click("#create");
    assertThat(page.locator("#e-ends")).containsText("It’s over already.");
  }

  @Test
  void aNarrowScreenShowsCardsAndNothingSticksOut() {
    Owner owner = Owner.inPune();
    String code = owner.code("FOUNDING-MEMBERS-OF-THE-RUNNERS-2026", "Founding members");
    owner.offer("The founding members' morning runs along the river", 49900, "RECURRING", "GROUP");
    Page page = CHROMIUM.window(390, ColorScheme.DARK);
    owner.signIn(page, owner.codes());

    Chromium.picture(page, "list-390-dark");
    assertFits(page);
    page.navigate(owner.codes() + "/" + code);
    assertThat(page.locator(".region")).hasText("India");
    Chromium.picture(page, "code-390-dark");
    assertFits(page);
    page.navigate(owner.codes() + "/new");
    assertThat(page.locator(".foot")).containsText("Times and days in Asia/Kolkata");
    Chromium.picture(page, "form-390-dark");
    assertFits(page);
    assertEquals(List.of(), CHROMIUM.complaintsBut());
  }

  private static void assertFits(Page page) {
    assertEquals(
        0, page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
  }

  @Test
  void anothersCommunityAndAnUnknownCodeAreNotThere() {
    Owner owner = Owner.inLisbon();
    Owner other = Owner.inLisbon();
    Page page = wide();
    owner.signIn(page, owner.codes());

    page.navigate(other.codes());
    assertThat(page.locator("h1")).hasText("There’s no such page");
    Chromium.picture(page, "not-found-1280-light");
    page.navigate(owner.codes() + "/code-unknown");
    assertThat(page.locator("h1")).hasText("There’s no such page");
    assertEquals(List.of(), CHROMIUM.complaintsBut(404));
  }

  @Test
  void theFirstVisitIsSmall() {
    Owner owner = Owner.inLisbon();
    Page page = wide();
    var answers = new java.util.ArrayList<String>();
    long[] bytes = {0};
    page.onResponse(
        answer -> {
          if (answer.url().startsWith(TestWorld.gateway())) {
            answers.add(answer.url());
            bytes[0] += Long.parseLong(answer.headers().getOrDefault("content-length", "0"));
          }
        });
    owner.signIn(page, owner.codes());

    assertTrue(answers.stream().anyMatch(Pattern.compile("app.*\\.js$").asPredicate()));
    assertTrue(bytes[0] > 10_000 && bytes[0] < 250_000, bytes[0] + " bytes");
  }
}
