package dev.promirror.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
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
class CodeFormPagesTest {

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
    return CHROMIUM.window(1440, ColorScheme.LIGHT);
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  @Test
  void everyOptionOfACodeIsOnTheFormAndComesBackOnEdit() {
    Owner owner = Owner.inLisbon();
    owner.offer("Membership", 2000, "RECURRING", "COMMUNITY");
    Page page = wide();
    owner.signIn(page, owner.codes() + "/new");

    page.locator("#f-name").fill("Summer Sale 20%");
    assertThat(page.locator("#f-code")).hasValue("SUMMERSALE20");
    page.getByLabel("Fixed amount").check();
    page.getByLabel("Amount off, in EUR").fill("5,00");
    page.getByLabel("Currency 1").first().fill("usd");
    page.getByLabel("Amount 1").first().fill("6");
    page.getByLabel("Some charges").check();
    page.getByLabel("Number of charges").fill("3");
    page.locator("#f-starts").getByLabel("Day").fill("2027-01-01");
    page.locator("#f-ends").getByLabel("Day").fill("2027-06-30");
    page.locator("#f-ends").getByLabel("Time", exactly()).fill("18:00");
    page.getByLabel("Uses in total").fill("100");
    page.locator("#f-perCustomer").fill("2");
    page.locator("#f-budget").fill("500");
    page.locator("#f-quantity").fill("2");
    page.locator("#f-spend").getByLabel("Amount 1").fill("10");
    page.getByLabel("Only at our checkout").check();
    page.getByLabel("Capitals").selectOption("EXACT");
    page.getByLabel("Channel").fill("podcast");
    page.getByText("More about the coupon").click();
    page.getByLabel("Coupon id").fill("SUMMER");
    page.getByLabel("A refund gives the use back").check();
    assertThat(page.locator("#summary"))
        .hasText(
            "SUMMERSALE20 takes €5.00 off for 3 charges. It can be used 100 times, from 1 Jan"
                + " 2027, until 30 Jun 2027, 18:00.");
    Accessible.check(page);
    Chromium.picture(page, "form-full-1440-light");
    press(page, "Create code");

    assertThat(page.locator("h1.ticket-code")).hasText("SUMMERSALE20");
    assertThat(page.locator(".code-states .badge")).hasText("Scheduled");
    page.getByText("Edit", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("h1")).hasText("Edit SUMMERSALE20");
    assertThat(page.getByLabel("Amount off, in EUR")).hasValue("5.00");
    assertThat(page.getByLabel("Currency 1").first()).hasValue("USD");
    assertThat(page.getByLabel("Number of charges")).hasValue("3");
    assertThat(page.locator("#f-ends").getByLabel("Time", exactly())).hasValue("18:00");
    assertThat(page.locator("#f-perCustomer")).hasValue("2");
    assertThat(page.locator("#f-budget")).hasValue("500.00");
    assertThat(page.getByLabel("Capitals")).hasValue("EXACT");
    assertThat(page.getByLabel("A refund gives the use back")).isChecked();
    Accessible.check(page);
    Chromium.picture(page, "edit-1440-light");
    page.getByLabel("Uses in total").fill("120");
    page.getByLabel("Number of charges").fill("4");
    press(page, "Save changes");

    assertThat(page.locator(".notice.good strong")).hasText("It’s saved.");
    assertThat(page.locator(".code-sub")).containsText("€5.00 off for 4 charges");
    assertThat(page.locator(".tile .uses").first()).containsText("0 of 120 used");
    assertEquals(List.of(), CHROMIUM.complaintsBut());
  }

  private static Locator.GetByLabelOptions exactly() {
    return new Locator.GetByLabelOptions().setExact(true);
  }

  @Test
  void aListOfOffersIsTickedAtOnceAndWarningsStandBesideTheirCause() {
    Owner owner = Owner.inLisbon();
    String monthly = owner.offer("Membership", 2000, "RECURRING", "COMMUNITY");
    String club = owner.offer("Club", 3000, "RECURRING", "COMMUNITY");
    owner.offer("Workshop", 4500, "ONE_TIME", "EVENT");
    Page page = wide();
    owner.signIn(page, owner.codes() + "/new");

    page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).fill("CLUBS");
    page.getByLabel("Percent off").fill("100");
    assertThat(page.locator("#w-percent")).containsText("Nothing is left to pay");
    page.getByLabel("Only these").check();
    assertThat(page.locator("#w-offers")).containsText("it can be used for nothing");
    Locator renewing =
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Auto-renewing"));
    renewing.getByLabel("Select all").check();
    assertThat(renewing.getByLabel("Club")).isChecked();
    assertThat(page.locator("#w-offers")).isHidden();
    assertThat(page.locator("#advice")).containsText("€0.00 instead of €20.00");
    renewing.getByLabel("Club").uncheck();
    assertThat(renewing.getByLabel("Select all")).not().isChecked();
    renewing.getByLabel("Select all").check();
    Accessible.check(page);
    Chromium.picture(page, "form-offers-1440-light");
    press(page, "Create code");

    assertThat(page.locator("h1.ticket-code")).hasText("CLUBS");
    assertEquals(
        java.util.Set.of(monthly, club), java.util.Set.copyOf(owner.offersOf(owner.codeId())));
    assertEquals(List.of(), CHROMIUM.complaintsBut());
  }

  @Test
  void rulesStripeCantHoldAreTickedAfterARefusalEvenWithoutScripts() {
    Owner owner = Owner.inLisbon();
    owner.offer("Membership", 2000, "RECURRING", "COMMUNITY");
    Page page = CHROMIUM.withoutScripts(390);
    owner.signIn(page, owner.codes() + "/new");

    page.locator("#f-name").fill("For each");
    page.getByLabel("Percent off").fill("20");
    page.locator("#f-perCustomer").fill("1");
    page.getByLabel("Only these").check();
    page.getByLabel("Select all").check();
    press(page, "Create code");
    assertThat(page.locator("#errors")).containsText("Uses per member: Stripe doesn't count");
    Chromium.picture(page, "form-acknowledge-390-light");
    page.locator("#acks").getByLabel("Uses per member").check();
    press(page, "Create code");

    assertThat(page.locator("h1.ticket-code")).hasText("FOREACH");
    assertEquals(1, owner.offersOf(owner.codeId()).size());
  }

  @Test
  void anEditOfSomethingChangedMeanwhileSaysSoAndCanReplaceIt() {
    Owner owner = Owner.inLisbon();
    String code = owner.code("SUNNY20", "Newsletter");
    Page page = wide();
    owner.signIn(page, owner.codes() + "/" + code + "/edit");
    page.getByLabel("Uses in total").fill("30");

    owner.put("/promo-codes/" + code, Map.of("coupon", owner.coupon(code), "code", "SUNNY21"));
    press(page, "Save changes");
    assertThat(page.locator("#errors")).containsText("Somebody else changed it");
    assertThat(page.getByLabel("Uses in total")).hasValue("30");
    press(page, "Save changes");

    assertThat(page.locator("h1.ticket-code")).hasText("SUNNY20");
    assertThat(page.locator(".tile .uses").first()).containsText("0 of 30 used");
    assertEquals(List.of(), CHROMIUM.complaintsBut(412));
  }

  @Test
  void everyFaultIsToldAtOnceAndLeadsToItsField() {
    Owner owner = Owner.inLisbon();
    Page page = CHROMIUM.window(390, ColorScheme.DARK);
    owner.signIn(page, owner.codes() + "/new");

    page.getByLabel("Some months").check();
    page.getByLabel("Number of months").fill("61");
    page.getByLabel("Uses in total").fill("many");
    page.locator("#audience-members").check();
    press(page, "Create code");

    assertThat(page.locator("#errors")).isFocused();
    assertThat(page.locator("#errors li"))
        .hasText(
            new String[] {
              "Code: Write the code.",
              "Percent off: Write the percentage.",
              "Number of months: It isn’t a whole number from 1 to 60.",
              "Uses in total: It isn’t a whole number.",
              "Member list: No list is chosen."
            });
    Accessible.check(page);
    Chromium.picture(page, "form-refused-390-dark");
    page.locator("#errors a").last().click();
    assertThat(page.locator("#f-memberList")).isFocused();
    assertEquals(List.of(), CHROMIUM.complaintsBut(422));
  }
}
