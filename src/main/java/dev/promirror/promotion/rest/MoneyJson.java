package dev.promirror.promotion.rest;

import dev.promirror.money.Money;

/** Money in the API: minor units and an ISO 4217 code. */
record MoneyJson(long amount, String currency) {

  static MoneyJson of(Money money) {
    return new MoneyJson(money.minor(), money.currency().getCurrencyCode());
  }
}
