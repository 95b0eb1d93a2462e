package dev.promirror.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.PromotionCodeUpdateParams;
import dev.promirror.testing.Await;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class AtStripePagesTest {

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
  void anOwnerSeesWhatWasChangedAtStripeAndDecides() throws StripeException {
    Owner owner = Owner.inLisbon();
    owner.readyAccount();
    String code = owner.code("SUNNY20", "Newsletter");
    owner.awaitAtStripe(code);
    changeAtStripe(owner, code);
    Await.until(
        () -> read(owner, "/promo-codes/" + code).getString("mirror.state"), "DRIFTED"::equals);
    Await.until(() -> read(owner, "/unadopted").getList("data").size(), size -> size == 1);
    Page page = CHROMIUM.window(1440, ColorScheme.LIGHT);
    owner.signIn(page, owner.codes());

    page.getByText("Stripe account").click();

    assertThat(page.locator(".drift")).containsText("SUNNY20");
    assertThat(page.locator(".drift")).containsText("usable");
    assertThat(page.locator("#reading")).containsText("Promo codes");
    assertThat(page.locator("#unadopted")).containsText("Odd one");
    Accessible.check(page);
    Chromium.picture(page, "at-stripe-1440-light");

    page.navigate(owner.codes() + "/" + code);
    assertThat(page.locator(".code-states")).containsText("Somebody changed it at Stripe");
    Accessible.check(page);
    Chromium.picture(page, "drift-1440-light");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep what is here"))
        .click();
    assertThat(page.locator(".drift")).hasCount(0);
    Await.until(
        () -> read(owner, "/promo-codes/" + code).getString("mirror.state"), "IN_SYNC"::equals);
    assertEquals(List.of(), CHROMIUM.complaintsBut());
  }

  @Test
  void onAPhoneToo() throws StripeException {
    Owner owner = Owner.inLisbon();
    owner.readyAccount();
    String code = owner.code("SUNNY20", "Newsletter");
    owner.awaitAtStripe(code);
    changeAtStripe(owner, code);
    Await.until(
        () -> read(owner, "/promo-codes/" + code).getString("mirror.state"), "DRIFTED"::equals);
    Page page = CHROMIUM.window(390, ColorScheme.DARK);
    owner.signIn(page, owner.codes().replace("/promo-codes", "/stripe"));

    assertThat(page.locator(".drift")).containsText("SUNNY20");
    Accessible.check(page);
    Chromium.picture(page, "at-stripe-390-dark");
    assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"));
    page.navigate(owner.codes() + "/" + code);
    Accessible.check(page);
    Chromium.picture(page, "drift-390-dark");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take what is at Stripe"))
        .click();
    Await.until(() -> read(owner, "/promo-codes/" + code).getString("state"), "PAUSED"::equals);
  }

  private static void changeAtStripe(Owner owner, String code) throws StripeException {
    StripeClient client =
        StripeClient.builder()
            .setApiKey("sk_test_emulator_gl")
            .setApiBase(TestWorld.stripeUrl())
            .build();
    RequestOptions there =
        RequestOptions.builder()
            .setStripeAccount(read(owner, "").getString("account.stripeAccount"))
            .build();
    client
        .v1()
        .promotionCodes()
        .update(
            read(owner, "/promo-codes/" + code).getString("mirror.stripeId"),
            PromotionCodeUpdateParams.builder().setActive(false).build(),
            there);
    client
        .v1()
        .coupons()
        .create(
            CouponCreateParams.builder()
                .setName("Odd one")
                .setPercentOff(new BigDecimal(5))
                .setDuration(CouponCreateParams.Duration.REPEATING)
                .setDurationInMonths(61L)
                .build(),
            there);
  }

  private static JsonPath read(Owner owner, String path) {
    return given()
        .auth()
        .oauth2(TestWorld.token("owner", owner.community()))
        .get(TestWorld.gateway() + "/api/v1/communities/" + owner.community() + path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
