package dev.promirror.community;

import java.time.ZoneId;
import java.util.Currency;

/**
 * What is said about a community when it is opened.
 *
 * @param country ISO 3166, two letters
 * @param email where Stripe writes to the account's owner; masked in texts
 */
public record NewCommunity(
    String name, String country, Currency currency, ZoneId zone, String storeUrl, String email) {

  @Override
  public String toString() {
    return "NewCommunity[" + name + "]";
  }
}
