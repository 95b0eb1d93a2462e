package dev.promirror.promotion;

import dev.promirror.money.Amounts;
import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.promotion.Drifts.Drift;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CouponTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A coupon's terms with what Stripe has of them otherwise. */
final class TheirTerms {

  private static final Pattern METADATA = Pattern.compile("metadata\\[(.+)]");
  private static final Pattern AMOUNT = Pattern.compile("currency_options\\[(.+)]\\[amount_off]");

  private TheirTerms() {}

  /** Empty if something of it has no words here. */
  static Optional<CouponTerms> of(CouponTerms ours, List<Drift> some) {
    String name = ours.name();
    Map<String, String> metadata = new TreeMap<>(ours.metadata());
    Map<String, Long> amounts =
        ours.benefit() instanceof Benefit.AmountOff off
            ? new TreeMap<>(off.others().minorByCode())
            : new TreeMap<>();
    for (Drift it : some) {
      Matcher key = METADATA.matcher(it.field());
      Matcher currency = AMOUNT.matcher(it.field());
      if (it.field().equals("name") && !it.theirs().isBlank()) {
        name = it.theirs();
      } else if (key.matches()) {
        put(metadata, key.group(1), it.theirs().isEmpty() ? null : it.theirs());
      } else if (currency.matches()) {
        put(
            amounts,
            Currencies.parse(currency.group(1)).getCurrencyCode(),
            it.theirs().isEmpty() ? null : Long.valueOf(it.theirs()));
      } else {
        return Optional.empty();
      }
    }
    Benefit benefit = ours.benefit();
    if (benefit instanceof Benefit.AmountOff off) {
      List<Money> others = new ArrayList<>();
      amounts.forEach((code, minor) -> others.add(Money.of(minor, code)));
      benefit = new Benefit.AmountOff(off.amount(), new Amounts(others));
    }
    return Optional.of(ours.saying(name, metadata, benefit));
  }

  static <V> void put(Map<String, V> map, String key, @Nullable V value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
  }
}
