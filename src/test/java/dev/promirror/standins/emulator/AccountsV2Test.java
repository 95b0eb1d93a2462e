package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.v2.core.Account;
import com.stripe.net.RequestOptions;
import com.stripe.param.common.EmptyParam;
import com.stripe.param.v2.core.AccountCloseParams;
import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountLinkCreateParams;
import com.stripe.param.v2.core.AccountListParams;
import com.stripe.param.v2.core.AccountRetrieveParams;
import com.stripe.param.v2.core.AccountUpdateParams;
import com.stripe.service.v2.core.AccountService;
import dev.promirror.standins.emulator.store.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsV2Test {
  private EmulatorFixture world;
  private AccountService accounts;

  @BeforeEach
  void start() throws StripeException {
    world = new EmulatorFixture();
    accounts = world.stripe.v2().core().accounts();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private static AccountCreateParams.Builder merchant(
      AccountCreateParams.Dashboard dashboard,
      AccountCreateParams.Defaults.Responsibilities.FeesCollector fees,
      AccountCreateParams.Defaults.Responsibilities.LossesCollector losses) {
    var merchant =
        AccountCreateParams.Configuration.Merchant.builder()
            .setCapabilities(
                AccountCreateParams.Configuration.Merchant.Capabilities.builder()
                    .setCardPayments(
                        AccountCreateParams.Configuration.Merchant.Capabilities.CardPayments
                            .builder()
                            .setRequested(true)
                            .build())
                    .build())
            .build();
    return AccountCreateParams.builder()
        .setContactEmail("owner@example.com")
        .setDisplayName("Chess Club")
        .setDashboard(dashboard)
        .setIdentity(AccountCreateParams.Identity.builder().setCountry("us").build())
        .setConfiguration(AccountCreateParams.Configuration.builder().setMerchant(merchant).build())
        .setDefaults(
            AccountCreateParams.Defaults.builder()
                .setCurrency("usd")
                .setResponsibilities(
                    AccountCreateParams.Defaults.Responsibilities.builder()
                        .setFeesCollector(fees)
                        .setLossesCollector(losses)
                        .build())
                .build())
        .putMetadata("community", "gl-3f-2");
  }

  private static AccountCreateParams.Builder express() {
    return merchant(
        AccountCreateParams.Dashboard.EXPRESS,
        AccountCreateParams.Defaults.Responsibilities.FeesCollector.APPLICATION,
        AccountCreateParams.Defaults.Responsibilities.LossesCollector.APPLICATION);
  }

  private static AccountRetrieveParams everything() {
    return AccountRetrieveParams.builder()
        .addInclude(AccountRetrieveParams.Include.CONFIGURATION__MERCHANT)
        .addInclude(AccountRetrieveParams.Include.CONFIGURATION__RECIPIENT)
        .addInclude(AccountRetrieveParams.Include.DEFAULTS)
        .addInclude(AccountRetrieveParams.Include.IDENTITY)
        .addInclude(AccountRetrieveParams.Include.REQUIREMENTS)
        .addInclude(AccountRetrieveParams.Include.FUTURE_REQUIREMENTS)
        .build();
  }

  @Test
  void whatIsNotIncludedIsNull() throws StripeException {
    var made = accounts.create(express().build());
    assertEquals("v2.core.account", made.getObject());
    assertEquals(List.of("merchant"), made.getAppliedConfigurations());
    assertEquals(EmulatorFixture.START, made.getCreated());
    assertEquals(Map.of("community", "gl-3f-2"), made.getMetadata());
    assertFalse(made.getLivemode() || made.getClosed());
    assertNull(made.getConfiguration());
    assertNull(made.getDefaults());
    assertNull(made.getRequirements());

    var whole = accounts.retrieve(made.getId(), everything());
    assertEquals("application", whole.getDefaults().getResponsibilities().getFeesCollector());
    assertEquals("stripe", whole.getDefaults().getResponsibilities().getRequirementsCollector());
    assertEquals("us", whole.getIdentity().getCountry());
    var card = whole.getConfiguration().getMerchant().getCapabilities().getCardPayments();
    assertEquals("restricted", card.getStatus());
    assertEquals("requirements_past_due", card.getStatusDetails().getFirst().getCode());
    assertEquals("past_due", whole.getRequirements().getSummary().getMinimumDeadline().getStatus());
  }

  @Test
  void theSameAccountIsReadByV1AndItsChangesAreHeardThere() throws Exception {
    try (var ear = new Ear()) {
      world.control.hooks().registerEndpoint("gl", ear.url(), true, "whsec_test_v2_accounts", null);
      var made = accounts.create(express().build());
      var before = world.stripe.v1().accounts().retrieve(made.getId());
      assertFalse(before.getChargesEnabled());
      assertEquals("express", before.getController().getStripeDashboard().getType());
      assertEquals("owner@example.com", before.getEmail());
      assertEquals("gl-3f-2", before.getMetadata().get("community"));

      world.control.owner().completeOnboarding(made.getId());
      assertTrue(ear.hear("account.updated").body().contains(made.getId()));
      assertTrue(world.stripe.v1().accounts().retrieve(made.getId()).getChargesEnabled());
      var ready = accounts.retrieve(made.getId(), everything());
      assertTrue(ready.getRequirements().getEntries().isEmpty());
      var capabilities = ready.getConfiguration().getMerchant().getCapabilities();
      assertEquals("active", capabilities.getCardPayments().getStatus());
      assertTrue(capabilities.getCardPayments().getStatusDetails().isEmpty());
      assertEquals("active", capabilities.getStripeBalance().getPayouts().getStatus());

      var price = world.control.offer(made.getId(), "Gold", 1000, "usd", null).price();
      var receipt = world.control.buy(made.getId(), price, null, "mia@example.com", "Mia Member");
      assertEquals(1000, receipt.amountTotal());
    }
  }

  @Test
  void aPlatformIsSteeredFromV1ToV2OrTheOtherWay() throws StripeException {
    world.control.owner().allowAccounts("gl", false, true);
    var refusal = assertThrows(InvalidRequestException.class, world::openAccount);
    assertEquals(400, refusal.getStatusCode());
    assertTrue(String.valueOf(refusal.getMessage()).contains("POST /v2/core/accounts"));
    var made = accounts.create(express().build());
    assertEquals(made.getId(), world.stripe.v1().accounts().list().getData().getFirst().getId());

    world.control.owner().allowAccounts("gl", true, false);
    assertEquals("accounts_v2_access_blocked", refused(express()).getCode());
    assertTrue(world.openAccount().getId().startsWith("acct_"));
    assertEquals(
        404,
        assertThrows(
                ControlFailure.class, () -> world.control.owner().allowAccounts("xx", true, true))
            .status());
  }

  private InvalidRequestException refused(AccountCreateParams.Builder params) {
    return assertThrows(InvalidRequestException.class, () -> accounts.create(params.build()));
  }

  @Test
  void combinationsStripeDoesNotTakeAreRefused() {
    assertEquals(
        "account_controller_express_dash_without_application_losses_or_fees",
        refused(
                merchant(
                    AccountCreateParams.Dashboard.EXPRESS,
                    AccountCreateParams.Defaults.Responsibilities.FeesCollector.STRIPE,
                    AccountCreateParams.Defaults.Responsibilities.LossesCollector.STRIPE))
            .getCode());
    assertEquals(
        "account_controller_stripe_pricing_platform_liable",
        refused(
                merchant(
                    AccountCreateParams.Dashboard.FULL,
                    AccountCreateParams.Defaults.Responsibilities.FeesCollector.STRIPE,
                    AccountCreateParams.Defaults.Responsibilities.LossesCollector.APPLICATION))
            .getCode());
    assertEquals(
        "identity_country_required",
        refused(express().setIdentity(AccountCreateParams.Identity.builder().build())).getCode());
    assertEquals("parameter_missing", refused(express().setContactEmail(null)).getCode());
    assertEquals("parameter_unknown", refused(express().putExtraParam("colour", 1)).getCode());
  }

  @Test
  void anErrorHasV2sShape() {
    var missing = assertThrows(InvalidRequestException.class, () -> accounts.retrieve("acct_none"));
    assertEquals(404, missing.getStatusCode());
    assertEquals("not_found", missing.getCode());
    assertNull(missing.getParam());
    var foreign =
        assertThrows(
            InvalidRequestException.class,
            () -> world.indianStripe.v2().core().accounts().retrieve(world.account));
    assertEquals("not_found", foreign.getCode());
  }

  @Test
  void pagesLeadToTheNextAndBack() throws StripeException {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      ids.addFirst(accounts.create(express().build()).getId());
    }
    ids.add(world.account);
    world.control.take(Fact.V2_SHOWS_V1_ACCOUNTS, true);
    var first = accounts.list(AccountListParams.builder().setLimit(2L).build());
    assertNull(first.getPreviousPageUrl());
    assertTrue(first.getNextPageUrl().startsWith("/v2/core/accounts?"));
    var seen = new ArrayList<String>();
    first.autoPagingIterable().forEach(account -> seen.add(account.getId()));
    assertEquals(ids, seen);

    world.control.take(Fact.V2_SHOWS_V1_ACCOUNTS, false);
    var all = accounts.list(AccountListParams.builder().setLimit(20L).build());
    assertEquals(ids.subList(0, 5), all.getData().stream().map(Account::getId).toList());
    assertNull(all.getNextPageUrl());
    assertEquals(
        "v1_account_instead_of_v2_account",
        assertThrows(InvalidRequestException.class, () -> accounts.retrieve(world.account))
            .getCode());
    assertThrows(
        InvalidRequestException.class,
        () -> accounts.list(AccountListParams.builder().setLimit(21L).build()));
  }

  @Test
  void anUpdateChangesWhatMayChange() throws StripeException {
    var made = accounts.create(express().build());
    var changed =
        accounts.update(
            made.getId(),
            AccountUpdateParams.builder()
                .setDisplayName("Chess & Go Club")
                .putMetadata("community", EmptyParam.EMPTY)
                .putMetadata("plan", "gold")
                .addInclude(AccountUpdateParams.Include.IDENTITY)
                .build());
    assertEquals("Chess & Go Club", changed.getDisplayName());
    assertEquals(Map.of("plan", "gold"), changed.getMetadata());
    assertEquals("us", changed.getIdentity().getCountry());
    var abroad =
        AccountUpdateParams.builder()
            .setIdentity(AccountUpdateParams.Identity.builder().setCountry("de").build())
            .build();
    assertThrows(InvalidRequestException.class, () -> accounts.update(made.getId(), abroad));
  }

  @Test
  void aClosedAccountCanOnlyBeLookedAt() throws StripeException {
    var made = accounts.create(express().build());
    assertThrows(InvalidRequestException.class, () -> accounts.close(made.getId()));
    var close =
        AccountCloseParams.builder()
            .addAppliedConfiguration(AccountCloseParams.AppliedConfiguration.MERCHANT)
            .build();
    assertTrue(accounts.close(made.getId(), close).getClosed());
    assertTrue(accounts.retrieve(made.getId()).getClosed());
    assertThrows(
        InvalidRequestException.class,
        () -> accounts.update(made.getId(), AccountUpdateParams.builder().build()));
    assertThrows(
        PermissionException.class, () -> world.stripe.v1().accounts().retrieve(made.getId()));
    var closed = AccountListParams.builder().setClosed(true).build();
    assertEquals(
        List.of(made.getId()),
        accounts.list(closed).getData().stream().map(Account::getId).toList());
    assertTrue(accounts.list().getData().stream().noneMatch(a -> a.getId().equals(made.getId())));
  }

  @Test
  void aFailureIsNotReplayedButWhatWasDoneIsNotDoneAgain() throws StripeException {
    var key = RequestOptions.builder().setIdempotencyKey("open-1").build();
    world.control.faults().addFault("500_stored", "POST", "/v2/core/accounts", null, 1);
    assertThrows(ApiException.class, () -> accounts.create(express().build(), key));
    var made = accounts.create(express().build(), key);
    assertEquals(made.getId(), accounts.create(express().build(), key).getId());
    assertEquals(2, world.control.accounts().path("gl").size());
    assertThrows(
        IdempotencyException.class,
        () -> accounts.create(express().setDisplayName("Other").build(), key));
    var other = RequestOptions.builder().setIdempotencyKey("open-2").build();
    assertNotEquals(made.getId(), accounts.create(express().build(), other).getId());
  }

  @Test
  void aLinkLeadsIntoOnboarding() throws StripeException {
    var made = accounts.create(express().build());
    var params =
        AccountLinkCreateParams.builder()
            .setAccount(made.getId())
            .setUseCase(
                AccountLinkCreateParams.UseCase.builder()
                    .setType(AccountLinkCreateParams.UseCase.Type.ACCOUNT_ONBOARDING)
                    .setAccountOnboarding(
                        AccountLinkCreateParams.UseCase.AccountOnboarding.builder()
                            .addConfiguration(
                                AccountLinkCreateParams.UseCase.AccountOnboarding.Configuration
                                    .MERCHANT)
                            .setRefreshUrl("https://example.com/again")
                            .setReturnUrl("https://example.com/done")
                            .build())
                    .build())
            .build();
    var link = world.stripe.v2().core().accountLinks().create(params);
    assertTrue(link.getUrl().startsWith(world.emulator.url()));
    assertEquals(EmulatorFixture.START.plusSeconds(300), link.getExpiresAt());
  }
}
