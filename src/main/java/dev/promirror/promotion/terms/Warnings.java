package dev.promirror.promotion.terms;

import dev.promirror.catalog.Cadence;
import dev.promirror.catalog.Interval;
import dev.promirror.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** What is said to an owner instead of being silent about it. Nothing here stops anything. */
public final class Warnings {

  /** Renewals above it need the member's bank to ask again (RBI's e-mandates): 15,000 rupees. */
  private static final long INR_RENEWAL = 1_500_000;

  private Warnings() {}

  /**
   * About a coupon.
   *
   * @param offers those that are sold; archived ones don't count
   * @param now when it is asked
   */
  public static List<Warning> of(CouponTerms coupon, Collection<SoldOffer> offers, Instant now) {
    List<Warning> warnings = new ArrayList<>(aboutRule(coupon, offers, now));
    limits(warnings, coupon.limit(), coupon.conditions());
    if (!coupon.scope().isExactByProduct(offers) && !coupon.acknowledged().contains("scope")) {
      warnings.add(
          new Warning(
              "other-offers-of-a-product",
              "Stripe knows products, not the offers of one: its own box discounts other offers of"
                  + " a product too. Add \"scope\" to acknowledged if that is meant."));
    }
    if (coupon.limit() == null && coupon.ends() == null) {
      warnings.add(withoutEnd());
    }
    return List.copyOf(warnings);
  }

  /**
   * About a promo code, with what is about its coupons.
   *
   * @param coupons those of its steps
   */
  public static List<Warning> of(
      PromoCodeTerms code,
      Collection<CouponTerms> coupons,
      Collection<SoldOffer> offers,
      Instant now) {
    List<Warning> warnings = new ArrayList<>();
    coupons.forEach(
        coupon -> {
          warnings.addAll(aboutRule(coupon, offers, now));
          limits(warnings, coupon.limit(), coupon.conditions());
        });
    limits(warnings, code.limit(), code.conditions());
    if (code.limit() == null
        && code.expires() == null
        && coupons.stream().allMatch(it -> it.limit() == null && it.ends() == null)) {
      warnings.add(withoutEnd());
    }
    return warnings.stream().distinct().toList();
  }

  private static List<Warning> aboutRule(
      CouponTerms coupon, Collection<SoldOffer> offers, Instant now) {
    List<Warning> warnings = new ArrayList<>();
    List<SoldOffer> covered =
        offers.stream()
            .filter(offer -> !offer.archived() && coupon.scope().covers(offer.id()))
            .toList();
    benefit(warnings, coupon.benefit(), covered);
    if (!(coupon.benefit() instanceof Benefit.ExtraTrial)) {
      duration(warnings, coupon.duration(), covered, now);
    }
    scope(warnings, coupon.scope());
    if (covered.stream().anyMatch(Warnings::isLargeRenewalInIndia)) {
      warnings.add(
          new Warning(
              "inr-renewal-over-15000",
              "An offer in its scope renews at more than ₹15,000: each renewal needs the member's"
                  + " confirmation, and the mandate is made for the undiscounted price."));
    }
    return warnings;
  }

  private static void benefit(List<Warning> warnings, Benefit benefit, List<SoldOffer> covered) {
    switch (benefit) {
      case Benefit.PercentOff off -> {
        if (off.percent().isAll()) {
          warnings.add(
              new Warning(
                  "all-off", "Nothing is left to pay. For a free start use extra trial days."));
        }
      }
      case Benefit.AmountOff off -> {
        List<Money> prices =
            covered.stream().map(SoldOffer::price).filter(Objects::nonNull).toList();
        if (prices.stream().anyMatch(price -> off.in(price.currency()).isEmpty())) {
          warnings.add(
              new Warning(
                  "no-amount-in-currency",
                  "An offer in its scope is sold in a currency it has no amount for: there it can't"
                      + " be used. Add the currency to currencyOptions."));
        }
        if (prices.stream().anyMatch(price -> takesAll(off, price))) {
          warnings.add(
              new Warning(
                  "amount-takes-all",
                  "It is as much as an offer in its scope costs: nothing is left to pay there."));
        }
      }
      case Benefit.ExtraTrial trial -> {
        if (covered.stream().anyMatch(it -> it.cadence() instanceof Cadence.OneTime)) {
          warnings.add(
              new Warning(
                  "trial-on-one-time",
                  "An offer in its scope is paid once and has no trial to extend."));
        }
      }
    }
  }

  private static boolean takesAll(Benefit.AmountOff off, Money price) {
    return off.in(price.currency()).filter(sum -> sum.minor() >= price.minor()).isPresent();
  }

  private static void duration(
      List<Warning> warnings, CouponDuration duration, List<SoldOffer> covered, Instant now) {
    switch (duration) {
      case CouponDuration.Once once -> {
        if (any(covered, Cadence.Instalments.class::isInstance)) {
          warnings.add(
              new Warning(
                  "once-on-instalments",
                  "An offer in its scope is paid in instalments: only the first of them is"
                      + " discounted."));
        }
      }
      case CouponDuration.Forever forever -> {
        if (any(covered, Cadence.OneTime.class::isInstance)) {
          warnings.add(
              new Warning(
                  "forever-on-one-time",
                  "An offer in its scope is paid once: there FOREVER means that one payment."));
        }
      }
      case CouponDuration.Months months -> {
        if (any(covered, cadence -> every(cadence).months() > months.count())) {
          warnings.add(shorter());
        }
      }
      case CouponDuration.Until until -> {
        LocalDate today = now.atZone(until.zone()).toLocalDate();
        if (any(covered, cadence -> renewsAfter(cadence, today, until.at(), until.zone()))) {
          warnings.add(shorter());
        }
      }
      case CouponDuration.Periods periods -> {}
    }
  }

  private static Warning shorter() {
    return new Warning(
        "shorter-than-interval",
        "It lasts less than the billing interval of an offer in its scope: there the first charge"
            + " alone is discounted, and all of it.");
  }

  private static boolean any(List<SoldOffer> offers, Predicate<Cadence> is) {
    return offers.stream().anyMatch(offer -> is.test(offer.cadence()));
  }

  private static boolean renewsAfter(Cadence cadence, LocalDate today, Instant end, ZoneId zone) {
    Interval every = every(cadence);
    LocalDate next =
        switch (every.unit()) {
          case DAY -> today.plusDays(every.count());
          case WEEK -> today.plusWeeks(every.count());
          case MONTH -> today.plusMonths(every.count());
          case YEAR -> today.plusYears(every.count());
        };
    return !(cadence instanceof Cadence.OneTime)
        && !next.atStartOfDay(zone).toInstant().isBefore(end);
  }

  /** How far charges lie apart; a day, shorter than any duration, where there is but one. */
  private static Interval every(Cadence cadence) {
    return switch (cadence) {
      case Cadence.OneTime once -> new Interval(Interval.Unit.DAY, 1);
      case Cadence.Instalments instalments -> instalments.every();
      case Cadence.Recurring recurring -> recurring.every();
    };
  }

  private static void scope(List<Warning> warnings, Scope scope) {
    if (scope.coversNothing()) {
      warnings.add(
          new Warning("usable-for-nothing", "ONLY names no offer: it can be used for nothing."));
    }
    if (scope instanceof Scope.Except) {
      warnings.add(
          new Warning(
              "except-later-offers",
              "Stripe's list of products is fixed when the coupon is made: for an offer made later"
                  + " the coupon and all its codes are replaced there, and discounts given before"
                  + " don't cover it."));
    }
  }

  private static boolean isLargeRenewalInIndia(SoldOffer offer) {
    Money price = offer.price();
    return !(offer.cadence() instanceof Cadence.OneTime)
        && price != null
        && price.currency().getCurrencyCode().equals("INR")
        && price.minor() > INR_RENEWAL;
  }

  private static void limits(
      List<Warning> warnings, @org.jspecify.annotations.Nullable Long limit, Conditions held) {
    if (limit != null && limit == 0) {
      warnings.add(new Warning("limit-zero", "Its limit is 0: it can't be used."));
    }
    Long perCustomer = held.perCustomer();
    if (perCustomer != null && perCustomer == 0) {
      warnings.add(
          new Warning("per-customer-zero", "Nobody may use it even once: perCustomer is 0."));
    }
  }

  private static Warning withoutEnd() {
    return new Warning(
        "without-end",
        "It has neither a limit nor an end: it can be used for ever, by any number of people.");
  }
}
