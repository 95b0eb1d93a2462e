package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.codeOf;
import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.param.PromotionCodeListParams;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnerPagesTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private EmulatorFixture world;

  @BeforeEach
  void start() throws StripeException {
    world = new EmulatorFixture();
  }

  @AfterEach
  void stop() {
    http.close();
    world.close();
  }

  private String press(String action, String more) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(world.emulator.url() + "/_control/ui/" + action))
            .POST(HttpRequest.BodyPublishers.ofString("account=" + world.account + "&" + more))
            .build();
    var response = http.send(request, BodyHandlers.discarding());
    assertEquals(303, response.statusCode());
    return response.headers().firstValue("Location").orElseThrow();
  }

  private String page() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(world.emulator.url() + "/_control")).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  @Test
  void theAccountIsAskedAgainAndAnswers() throws Exception {
    assertTrue(page().contains("Ask for a document"));
    press("act", "act=require");
    assertFalse(world.stripe.v1().accounts().retrieve(world.account).getChargesEnabled());
    assertTrue(page().contains("Complete onboarding"));
    press("act", "act=complete-onboarding");
    assertTrue(world.stripe.v1().accounts().retrieve(world.account).getChargesEnabled());
  }

  @Test
  void accessIsTakenAndGiven() throws Exception {
    press("act", "act=deauthorise");
    assertTrue(page().contains("Give the platform access again"));
    assertTrue(press("act", "act=deauthorise").contains("Refused"));
    press("act", "act=reauthorise");
    assertTrue(page().contains("access away"));
  }

  @Test
  void aCouponIsMadeWithItsCode() throws Exception {
    press("coupon", "name=Own&percent_off=15&code=OWN15");
    var codes =
        world
            .stripe
            .v1()
            .promotionCodes()
            .list(PromotionCodeListParams.builder().setCode("OWN15").build(), world.inAccount);
    assertEquals(1, codes.getData().size());
    assertTrue(press("coupon", "name=Own&percent_off=150&code=").contains("Refused"));
  }

  @Test
  void aCodeIsSwitched() throws Exception {
    var code = world.code(codeOf(world.coupon(twentyPercent()), "PRESS"));
    press("code-off", "code=" + code.getId());
    assertFalse(world.readCode(code.getId()).getActive());
    press("code-on", "code=" + code.getId());
    assertTrue(world.readCode(code.getId()).getActive());
  }
}
