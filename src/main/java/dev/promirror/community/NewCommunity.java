package dev.promirror.community;

import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a community when it is opened.
 *
 * @param country ISO 3166, two letters
 * @param email where Stripe writes to the account's owner; masked in texts
 * @param stripeAccount an existing account, connected to the region's platform; null opens one
 */
public record NewCommunity(
    String name,
    String country,
    Currency currency,
    ZoneId zone,
    String storeUrl,
    String email,
    @Nullable String stripeAccount) {

  @Override
  public String toString() {
    return "NewCommunity[" + name + "]";
  }
}
