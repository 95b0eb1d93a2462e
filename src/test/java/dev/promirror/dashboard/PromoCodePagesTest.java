package dev.promirror.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
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
  void searchAndOrderAreInTheAddress() {
    Owner owner = Owner.inLisbon();
    owner.code("SUNNY20", "Newsletter");
    owner.code("PODCAST", "With Ana");
    Page page = wide();
    owner.signIn(page, owner.codes());

    page.keyboard().press("/");
    page.keyboard().type("pod");

    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page).hasURL(owner.codes() + "?search=pod");
    page.selectOption("#sort", "code");
    assertThat(page).hasURL(owner.codes() + "?search=pod&sort=code");
    page.reload();
    assertThat(page.locator("tbody tr")).containsText("PODCAST");
    page.fill("#search", "nothing");
    assertThat(page.locator(".empty h2")).hasText("No code matches “nothing”");
    assertEquals(List.of(), CHROMIUM.complaintsBut());
  }

  @Test
  void filtersAreInTheAddressAndTakenOffOneByOne() {
    Owner owner = Owner.inLisbon();
    String paused = owner.code("SUNNY20", "Newsletter");
    owner.put(
        "/promo-codes/" + paused,
        Map.of("coupon", owner.coupon(paused), "code", "SUNNY20", "active", false));
    owner.code("PODCAST", "With Ana");
    Page page = wide();
    owner.signIn(page, owner.codes());

    page.getByLabel("State").selectOption("Paused");
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page).hasURL(owner.codes() + "?state=PAUSED");
    page.getByLabel("Channel").fill("podcast");
    assertThat(page.locator(".empty h2")).hasText("No code matches these filters");
    Accessible.check(page);
    Chromium.picture(page, "filters-1280-light");
    page.getByLabel("Remove the filter Channel: podcast").click();
    assertThat(page).hasURL(owner.codes() + "?state=PAUSED");
    assertThat(page.locator("tbody tr")).containsText("SUNNY20");
    page.getByLabel("Remove the filter State: Paused").click();
    assertThat(page.locator("tbody tr")).hasCount(2);
    Accessible.check(page);
    assertEquals(List.of(), CHROMIUM.complaintsBut());
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
        owner.codeOn(
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
  void aLongListIsReadPageByPage() {
    Owner owner = Owner.inLisbon();
    for (int i = 10; i < 37; i++) {
      owner.code("CODE-" + i, "Number " + i);
    }
    Page page = wide();
    owner.signIn(page, owner.codes() + "?sort=code");

    assertThat(page.locator("tbody tr")).hasCount(25);
    page.click(".pages .next");
    assertThat(page.locator("tbody tr")).hasCount(2);
    assertThat(page.locator("tbody tr").last()).containsText("CODE-36");
    page.click(".pages a");
    assertThat(page.locator("tbody tr").first()).containsText("CODE-10");
    assertEquals(List.of(), CHROMIUM.complaintsBut());
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
