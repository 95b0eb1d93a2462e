package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.Capability;
import com.stripe.param.AccountUpdateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.checkout.SessionCreateParams;
import dev.promirror.standins.emulator.store.Fact;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequirementsTest {
  private static final String DOCUMENT = "individual.verification.document";

  private EmulatorFixture world;

  @BeforeEach
  void start() throws StripeException {
    world = new EmulatorFixture();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private Account read(String account) throws StripeException {
    return world.stripe.v1().accounts().retrieve(account);
  }

  @Test
  void aCapabilityThatChangesIsToldOf() throws StripeException {
    world.control.owner().disable(world.account, "under_review");
    var params = EventListParams.builder().setType("capability.updated").setLimit(100L).build();
    var events = world.stripe.v1().events().list(params, world.inAccount).getData();
    var newest = events.getFirst();
    var capability = (Capability) newest.getDataObjectDeserializer().getObject().orElseThrow();
    var other = (Capability) events.get(1).getDataObjectDeserializer().getObject().orElseThrow();
    assertEquals(Set.of("card_payments", "transfers"), Set.of(capability.getId(), other.getId()));
    assertEquals("inactive", capability.getStatus());
    assertEquals(world.account, capability.getAccount());
    assertEquals("active", newest.getData().getPreviousAttributes().get("status"));

    world.control.owner().disable(world.account, "under_review");
    assertEquals(
        events.size(), world.stripe.v1().events().list(params, world.inAccount).getData().size());
  }

  @Test
  void whatIsDueShrinksWithEveryAnswerUntilTheAccountIsReady() throws StripeException {
    var account = world.openAccount();
    assertEquals("requirements.past_due", account.getRequirements().getDisabledReason());
    assertEquals(
        account.getRequirements().getCurrentlyDue(), account.getRequirements().getPastDue());
    assertEquals("inactive", account.getCapabilities().getCardPayments());

    var told =
        world
            .stripe
            .v1()
            .accounts()
            .update(
                account.getId(),
                AccountUpdateParams.builder()
                    .setBusinessType(AccountUpdateParams.BusinessType.COMPANY)
                    .setBusinessProfile(
                        AccountUpdateParams.BusinessProfile.builder()
                            .setUrl("https://example.com")
                            .setMcc("7997")
                            .build())
                    .build());
    assertEquals(
        List.of(
            "external_account",
            "representative.first_name",
            "tos_acceptance.date",
            "tos_acceptance.ip"),
        told.getRequirements().getCurrentlyDue());
    assertFalse(told.getDetailsSubmitted());

    world
        .control
        .owner()
        .provide(
            account.getId(), false, "external_account", "tos_acceptance.date", "tos_acceptance.ip");
    world.control.owner().provide(account.getId(), true, "representative.first_name");
    var reviewed = read(account.getId());
    assertTrue(reviewed.getDetailsSubmitted());
    assertFalse(reviewed.getChargesEnabled());
    assertEquals("pending", reviewed.getCapabilities().getCardPayments());
    assertEquals(
        "requirements.pending_verification", reviewed.getRequirements().getDisabledReason());

    world.control.owner().provide(account.getId(), false, "representative.first_name");
    var ready = read(account.getId());
    assertTrue(ready.getChargesEnabled() && ready.getPayoutsEnabled());
    assertEquals("active", ready.getCapabilities().getCardPayments());
    assertNull(ready.getRequirements().getDisabledReason());
  }

  @Test
  void anAccountAskedAgainIsRestrictedAndItsPlatformHearsIt() throws Exception {
    try (var ear = new Ear()) {
      world
          .control
          .hooks()
          .registerEndpoint("gl", ear.url(), true, "whsec_test_requirements", null);
      world
          .control
          .owner()
          .reject(
              world.account,
              "verification_failed_keyed_identity",
              "It could not be read.",
              DOCUMENT);

      var restricted = read(world.account);
      assertFalse(restricted.getChargesEnabled() || restricted.getPayoutsEnabled());
      assertTrue(restricted.getDetailsSubmitted());
      assertEquals(List.of(DOCUMENT), restricted.getRequirements().getPastDue());
      var error = restricted.getRequirements().getErrors().getFirst();
      assertEquals(DOCUMENT, error.getRequirement());
      assertEquals("verification_failed_keyed_identity", error.getCode());

      var previous = previous(ear.hear("account.updated"));
      assertTrue(previous.get("charges_enabled").getAsBoolean());
      assertEquals(
          0, previous.getAsJsonObject("requirements").getAsJsonArray("currently_due").size());

      world.control.owner().provide(world.account, false, DOCUMENT);
      assertFalse(previous(ear.hear("account.updated")).get("charges_enabled").getAsBoolean());
      assertTrue(read(world.account).getRequirements().getErrors().isEmpty());
    }
  }

  private static JsonObject previous(Ear.Heard heard) {
    return JsonParser.parseString(heard.body())
        .getAsJsonObject()
        .getAsJsonObject("data")
        .getAsJsonObject("previous_attributes");
  }

  @Test
  void aDeadlineThatPassesRestrictsTheAccount() throws StripeException {
    var deadline = EmulatorFixture.START.plus(Duration.ofDays(3));
    world.control.owner().require(world.account, deadline, DOCUMENT);
    var warned = read(world.account);
    assertTrue(warned.getChargesEnabled());
    assertEquals(deadline.getEpochSecond(), warned.getRequirements().getCurrentDeadline());
    assertTrue(warned.getRequirements().getPastDue().isEmpty());

    world.control.advanceClock(Duration.ofDays(4));
    var late = read(world.account);
    assertFalse(late.getChargesEnabled());
    assertEquals("requirements.past_due", late.getRequirements().getDisabledReason());
    assertNull(late.getRequirements().getCurrentDeadline());
  }

  @Test
  void aStoppedAccountGoesOnOnlyWhenStripeLetsIt() throws StripeException {
    world.control.owner().disable(world.account, "rejected.fraud");
    world.control.owner().completeOnboarding(world.account);
    assertEquals("rejected.fraud", read(world.account).getRequirements().getDisabledReason());
    assertFalse(read(world.account).getChargesEnabled());
    world.control.owner().enable(world.account);
    assertTrue(read(world.account).getChargesEnabled());
  }

  @Test
  void anAccountThatIsNotReadyOpensASessionButTakesNoMoney() throws StripeException {
    var price = world.control.offer(world.account, "Gold", 1000, "usd", null).price();
    world.control.take(Fact.ACCOUNT_NOT_READY_OPENS_SESSIONS, true);
    world.control.owner().require(world.account, null, DOCUMENT);
    var session = world.stripe.v1().checkout().sessions().create(session(price), world.inAccount);
    assertNotNull(session.getUrl());
    var refusal =
        assertThrows(
            ControlFailure.class,
            () ->
                world.control.completeSession(
                    world.account, session.getId(), null, "mia@example.com", "Mia"));
    assertEquals(400, refusal.status());
    assertTrue(String.valueOf(refusal.getMessage()).contains("cannot currently make charges"));
    assertEquals(0, world.control.truth(world.account).path("sales").size());
  }

  @Test
  void whereStripeLooksEarlierTheSessionIsRefused() throws StripeException {
    var price = world.control.offer(world.account, "Gold", 1000, "usd", null).price();
    world.control.take(Fact.ACCOUNT_NOT_READY_OPENS_SESSIONS, false);
    world.control.owner().require(world.account, null, DOCUMENT);
    assertThrows(
        InvalidRequestException.class,
        () -> world.stripe.v1().checkout().sessions().create(session(price), world.inAccount));
  }

  private static SessionCreateParams session(String price) {
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setSuccessUrl("https://example.com/thanks")
        .addLineItem(SessionCreateParams.LineItem.builder().setPrice(price).setQuantity(1L).build())
        .build();
  }

  @Test
  void malformedActsSayWhatIsWrongAndChangeNothing() throws StripeException {
    var before = read(world.account);
    assertRefused(
        "not asked for", () -> world.control.owner().provide(world.account, false, DOCUMENT));
    assertRefused("fields", () -> world.control.owner().require(world.account, null));
    assertRefused("reason", () -> world.control.owner().disable(world.account, "mood"));
    assertRefused(
        "deadline",
        () -> world.control.owner().require(world.account, EmulatorFixture.START, DOCUMENT));
    assertEquals(before, read(world.account));
  }

  private static void assertRefused(String word, Runnable act) {
    var refusal = assertThrows(ControlFailure.class, act::run);
    assertEquals(400, refusal.status());
    assertTrue(String.valueOf(refusal.getMessage()).contains(word), refusal::getMessage);
  }
}
