package dev.promirror.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list is searched, filtered and read page by page. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class CodeListPagesTest {

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
}
