package dev.promirror.promotion;

import dev.promirror.community.Community;
import dev.promirror.community.ConnectedAccount;
import dev.promirror.money.Currencies;
import java.util.Currency;
import java.util.Optional;

/**
 * Who sells.
 *
 * @param ready whether they can take payments
 */
record Seller(Currency currency, boolean ready) {

  static Seller of(Community community, Optional<ConnectedAccount> account) {
    return new Seller(
        Currencies.parse(community.currency()),
        account.filter(ConnectedAccount::isReady).isPresent());
  }
}
