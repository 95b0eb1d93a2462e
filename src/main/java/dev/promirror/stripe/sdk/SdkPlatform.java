package dev.promirror.stripe.sdk;

import com.stripe.StripeClient;
import com.stripe.model.Account;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.AccountListParams;
import dev.promirror.stripe.AccountFacts;
import dev.promirror.stripe.StripePlatform;
import dev.promirror.stripe.StripeWrite;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A region's platform through the SDK. */
final class SdkPlatform implements StripePlatform {

  private static final long PAGE = 100L;

  private final StripeClient client;
  private final SdkCalls calls;

  SdkPlatform(StripeClient client, Breaker breaker) {
    this.client = client;
    this.calls = new SdkCalls(client, null, breaker);
  }

  @Override
  public AccountFacts sendAccount(StripeWrite write, String idempotencyKey) {
    return facts(calls.send(write, idempotencyKey, Account.class));
  }

  @Override
  public Optional<AccountFacts> account(String id) {
    return calls.find(() -> client.v1().accounts().retrieve(id)).map(SdkPlatform::facts);
  }

  @Override
  public List<AccountFacts> accountsSince(Instant since) {
    AccountListParams.Builder params =
        AccountListParams.builder()
            .setCreated(AccountListParams.Created.builder().setGte(since.getEpochSecond()).build())
            .setLimit(PAGE);
    Reading reading = new Reading(calls);
    return reading
        .all(
            reading.call(options -> client.v1().accounts().list(params.build(), options)),
            (last, options) ->
                client.v1().accounts().list(params.setStartingAfter(last).build(), options))
        .stream()
        .map(SdkPlatform::facts)
        .toList();
  }

  @Override
  public String onboardingLink(String account, String back) {
    AccountLinkCreateParams params =
        AccountLinkCreateParams.builder()
            .setAccount(account)
            .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
            .setRefreshUrl(back)
            .setReturnUrl(back)
            .build();
    return calls.call(() -> client.v1().accountLinks().create(params).getUrl());
  }

  private static AccountFacts facts(Account account) {
    List<String> due =
        account.getRequirements() == null || account.getRequirements().getCurrentlyDue() == null
            ? List.of()
            : account.getRequirements().getCurrentlyDue();
    return new AccountFacts(
        account.getId(),
        account.getCountry() == null ? "" : account.getCountry(),
        Boolean.TRUE.equals(account.getChargesEnabled()),
        Boolean.TRUE.equals(account.getPayoutsEnabled()),
        Boolean.TRUE.equals(account.getDetailsSubmitted()),
        due,
        account.getMetadata() == null ? Map.of() : account.getMetadata());
  }
}
