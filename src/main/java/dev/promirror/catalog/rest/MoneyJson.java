package dev.promirror.catalog.rest;

import dev.promirror.money.Money;

/** Money in the API: minor units and an ISO 4217 code. */
public record MoneyJson(long amount, String currency) {

  public static MoneyJson of(Money money) {
    return new MoneyJson(money.minor(), money.currency().getCurrencyCode());
  }
}
