package dev.promirror.community;

import dev.promirror.stripe.StripeForm;
import dev.promirror.stripe.StripeWrite;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;

/**
 * Opens accounts by Stripe's v1 controller properties: the platform pays Stripe's fees and stands
 * in for losses, Stripe collects what it must know, and the owner has the Express dashboard. New
 * platforms may be refused v1 (docs.stripe.com/connect); that refusal reaches the operator.
 */
@ApplicationScoped
class ControllerAccounts implements AccountOpening {

  @Override
  public StripeWrite write(Community community, String email) {
    return new StripeForm()
        .add("country", community.country())
        .add("email", email)
        .add("default_currency", community.currency().toLowerCase(Locale.ROOT))
        .add("controller[fees][payer]", "application")
        .add("controller[losses][payments]", "application")
        .add("controller[requirement_collection]", "stripe")
        .add("controller[stripe_dashboard][type]", "express")
        .add("capabilities[card_payments][requested]", true)
        .add("capabilities[transfers][requested]", true)
        .metadata(Map.of(MARK, community.id().toString()))
        .post("/v1/accounts");
  }
}
