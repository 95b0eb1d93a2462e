package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.stripe.StripeClient;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.Coupon;
import com.stripe.model.PromotionCode;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PromotionCodeCreateParams;
import dev.promirror.standins.emulator.shape.CheckedClient;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An emulator in memory, Stripe's own client, and one connected account ready to sell. Every answer
 * the client gets, and in the end every event, is compared with the shapes Stripe publishes.
 */
final class EmulatorFixture implements AutoCloseable {
  static final Path FIXTURES = Path.of("stripe-fixtures");
  static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

  final StripeEmulator emulator;
  final EmulatorControl control;
  final StripeClient stripe;
  final StripeClient indianStripe;
  final String account;
  final RequestOptions inAccount;

  /** Facts are as usual, whichever way the tests are run: what each switch does is tested here. */
  EmulatorFixture() throws StripeException {
    this(EmulatorOptions.inMemory(FIXTURES, START).otherwise(Set.of()));
  }

  EmulatorFixture(EmulatorOptions options) throws StripeException {
    emulator = StripeEmulator.start(options);
    control = new EmulatorControl(emulator.url());
    stripe = client("sk_test_emulator_gl", emulator.url());
    indianStripe = client("sk_test_emulator_in", emulator.url());
    account = openAccount().getId();
    control.owner().completeOnboarding(account);
    inAccount = RequestOptions.builder().setStripeAccount(account).build();
  }

  static StripeClient client(String key, String url) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase(url)
        .setMaxNetworkRetries(0)
        .setHttpClient(new CheckedClient())
        .build();
  }

  Account openAccount() throws StripeException {
    return stripe
        .v1()
        .accounts()
        .create(
            AccountCreateParams.builder()
                .setCountry("US")
                .setEmail("owner@example.com")
                .putMetadata("community", "gl-3f-1")
                .setCapabilities(
                    AccountCreateParams.Capabilities.builder()
                        .setCardPayments(
                            AccountCreateParams.Capabilities.CardPayments.builder()
                                .setRequested(true)
                                .build())
                        .setTransfers(
                            AccountCreateParams.Capabilities.Transfers.builder()
                                .setRequested(true)
                                .build())
                        .build())
                .setController(
                    AccountCreateParams.Controller.builder()
                        .setFees(
                            AccountCreateParams.Controller.Fees.builder()
                                .setPayer(AccountCreateParams.Controller.Fees.Payer.APPLICATION)
                                .build())
                        .setLosses(
                            AccountCreateParams.Controller.Losses.builder()
                                .setPayments(
                                    AccountCreateParams.Controller.Losses.Payments.APPLICATION)
                                .build())
                        .setRequirementCollection(
                            AccountCreateParams.Controller.RequirementCollection.APPLICATION)
                        .setStripeDashboard(
                            AccountCreateParams.Controller.StripeDashboard.builder()
                                .setType(AccountCreateParams.Controller.StripeDashboard.Type.NONE)
                                .build())
                        .build())
                .build());
  }

  RequestOptions keyed(String idempotencyKey) {
    return RequestOptions.builder()
        .setStripeAccount(account)
        .setIdempotencyKey(idempotencyKey)
        .build();
  }

  Coupon coupon(CouponCreateParams.Builder params) throws StripeException {
    return stripe.v1().coupons().create(params.build(), inAccount);
  }

  static CouponCreateParams.Builder twentyPercent() {
    return CouponCreateParams.builder().setPercentOff(new BigDecimal("20"));
  }

  static PromotionCodeCreateParams.Builder codeOf(Coupon coupon, String text) {
    return PromotionCodeCreateParams.builder()
        .setCode(text)
        .setPromotion(
            PromotionCodeCreateParams.Promotion.builder()
                .setType(PromotionCodeCreateParams.Promotion.Type.COUPON)
                .setCoupon(coupon.getId())
                .build());
  }

  PromotionCode code(PromotionCodeCreateParams.Builder params) throws StripeException {
    return stripe.v1().promotionCodes().create(params.build(), inAccount);
  }

  PromotionCode readCode(String id) throws StripeException {
    return stripe.v1().promotionCodes().retrieve(id, inAccount);
  }

  /**
   * Reads all events, of the account and of the platform: the client compares each with Stripe's.
   */
  private void checkEvents() {
    control.faults().clearFaults();
    try {
      for (var scope : List.of(inAccount, RequestOptions.getDefault())) {
        var pages = EventListParams.builder().setLimit(100L).build();
        stripe.v1().events().list(pages, scope).autoPagingIterable().forEach(event -> {});
      }
    } catch (PermissionException e) {
      // The test gave the account away.
      assertEquals(403, e.getStatusCode());
    } catch (StripeException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try (emulator;
        control) {
      checkEvents();
    }
  }
}
