package dev.promirror.stripe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A region's own account at Stripe, under which the connected accounts live. */
public interface StripePlatform {

  /** Opens a connected account. */
  AccountFacts sendAccount(StripeWrite write, String idempotencyKey);

  /** A connected account by its id; empty if it isn't this platform's. */
  Optional<AccountFacts> account(String id);

  /** The connected accounts opened since, all of them. */
  List<AccountFacts> accountsSince(Instant since);

  /**
   * A link that lets the account's owner complete onboarding; it works once.
   *
   * @param back where the browser returns
   */
  String onboardingLink(String account, String back);
}
