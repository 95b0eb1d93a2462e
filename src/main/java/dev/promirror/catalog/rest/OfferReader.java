package dev.promirror.catalog.rest;

import dev.promirror.catalog.Access;
import dev.promirror.catalog.Cadence;
import dev.promirror.catalog.Interval;
import dev.promirror.catalog.OfferAuthoring;
import dev.promirror.catalog.OfferTerms;
import dev.promirror.money.Amounts;
import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.platform.JsonBody;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads an offer out of a body, with every fault named. */
final class OfferReader {

  /** What Stripe takes as a product's name. */
  private static final int MAX_NAME = 250;

  private static final int MAX_ID = 255;

  /** Eight digits, Stripe's largest charge. */
  private static final long MAX_AMOUNT = 99_999_999;

  private OfferReader() {}

  /**
   * An offer to be made.
   *
   * @param stripeProduct of which product; null for a new one
   */
  record Wish(@Nullable String stripeProduct, OfferTerms terms) {}

  /**
   * @throws dev.promirror.platform.ProblemException if the body can't be accepted
   */
  static Wish wish(byte @Nullable [] body) {
    JsonBody json = JsonBody.parse(body);
    String product = json.text("stripeProduct", MAX_ID, false);
    String name = json.text("name", MAX_NAME, !json.has("stripeProduct"));
    if (json.has("name") && json.has("stripeProduct")) {
      json.fault(
          "name",
          "product-has-name",
          "The offers of a product share its name.",
          "Leave the name out, or leave stripeProduct out to make another product.");
    }
    Money price = price(json, true);
    Cadence cadence = cadence(json);
    if (cadence instanceof Cadence.Instalments) {
      json.fault(
          "cadence",
          "instalments-imported",
          "Stripe has no price in instalments, so they can't be made here.",
          "Make a recurring price at Stripe with the metadata instalments; it is imported.");
    }
    int trialDays = trialDays(json, cadence == null ? new Cadence.OneTime() : cadence);
    Access access = access(json);
    json.check();
    return new Wish(
        product,
        new OfferTerms(
            name == null ? "" : name,
            price,
            Amounts.NONE,
            cadence == null ? new Cadence.OneTime() : cadence,
            trialDays,
            access));
  }

  /**
   * @throws dev.promirror.platform.ProblemException if the body can't be accepted
   */
  static OfferAuthoring.Edit edit(byte @Nullable [] body) {
    JsonBody json = JsonBody.parse(body);
    String name = json.text("name", MAX_NAME, true);
    Money price = price(json, false);
    Cadence cadence = cadence(json);
    Long trialDays = json.whole("trialDays", 0, OfferTerms.MAX_TRIAL);
    Access access = access(json);
    json.check();
    return new OfferAuthoring.Edit(
        Objects.requireNonNull(name, "check() lets nothing missing pass"),
        price,
        cadence,
        trialDays == null ? 0 : Math.toIntExact(trialDays),
        access);
  }

  private static @Nullable Money price(JsonBody json, boolean required) {
    JsonBody price = json.object("price");
    if (price == null) {
      if (required && !json.has("price")) {
        json.fault("price", "missing", "It is required.", "Add amount and currency.");
      }
      return null;
    }
    Long minor = price.whole("amount", 0, MAX_AMOUNT);
    if (!price.has("amount")) {
      price.fault("amount", "missing", "It is required.", "Give whole minor units: 500 is €5.00.");
    }
    Currency currency =
        price.parsed(
            "currency",
            true,
            Currencies::inUse,
            price.error(
                "currency", "unknown-currency", "It isn't a currency.", "Use ISO 4217: EUR."));
    if (minor == null || currency == null) {
      return null;
    }
    int step = Currencies.step(currency);
    if (minor % step != 0) {
      price.fault(
          "amount",
          "currency-step",
          "Amounts in this currency are multiples of " + step + " minor units.",
          "Round it to such a multiple.");
      return null;
    }
    return new Money(minor, currency);
  }

  private static @Nullable Cadence cadence(JsonBody json) {
    JsonBody cadence = json.object("cadence");
    if (cadence == null) {
      return null;
    }
    CadenceJson.Kind kind = cadence.oneOf("kind", CadenceJson.Kind.class);
    Interval.Unit unit = cadence.oneOf("unit", Interval.Unit.class);
    Long count = cadence.whole("count", 1, unit == null ? Integer.MAX_VALUE : longest(unit));
    Long charges = cadence.whole("charges", 2, 1_000);
    if (kind == null) {
      if (!cadence.has("kind")) {
        cadence.fault("kind", "missing", "It is required.", "Add it.");
      }
      return null;
    }
    boolean again = kind != CadenceJson.Kind.ONE_TIME;
    boolean inParts = kind == CadenceJson.Kind.INSTALMENTS;
    boolean unitFits = goesWith(cadence, "unit", again);
    boolean countFits = again || goesWith(cadence, "count", false);
    boolean chargesFit = goesWith(cadence, "charges", inParts);
    if (!unitFits
        || !countFits
        || !chargesFit
        || (again && unit == null)
        || (inParts && charges == null)) {
      return null;
    }
    if (!again) {
      return new Cadence.OneTime();
    }
    Interval every =
        new Interval(Objects.requireNonNull(unit), count == null ? 1 : Math.toIntExact(count));
    return charges == null
        ? new Cadence.Recurring(every)
        : new Cadence.Instalments(Math.toIntExact(charges), every);
  }

  /** Notes a field that is missing, or there without a meaning. */
  private static boolean goesWith(JsonBody cadence, String field, boolean needed) {
    if (cadence.has(field) == needed) {
      return true;
    }
    if (needed) {
      cadence.fault(field, "missing", "This kind of cadence needs it.", "Add it.");
    } else {
      cadence.fault(
          field, "not-of-this-cadence", "This kind of cadence has no such thing.", "Leave it out.");
    }
    return false;
  }

  /** Three years, Stripe's longest interval. */
  private static int longest(Interval.Unit unit) {
    return switch (unit) {
      case DAY -> 1_095;
      case WEEK -> 156;
      case MONTH -> 36;
      case YEAR -> 3;
    };
  }

  private static int trialDays(JsonBody json, Cadence cadence) {
    Long days = json.whole("trialDays", 0, OfferTerms.MAX_TRIAL);
    if (days == null || days == 0) {
      return 0;
    }
    if (cadence instanceof Cadence.OneTime) {
      json.fault(
          "trialDays",
          OfferRefusals.TRIAL.code(),
          OfferRefusals.TRIAL.message(),
          OfferRefusals.TRIAL.fix());
      return 0;
    }
    return Math.toIntExact(days);
  }

  private static Access access(JsonBody json) {
    JsonBody access = json.object("access");
    if (access == null) {
      return Access.COMMUNITY;
    }
    Access.Kind kind = access.oneOf("kind", Access.Kind.class);
    boolean named = kind == Access.Kind.GROUP || kind == Access.Kind.EVENT;
    String name = access.text("name", Access.MAX_NAME, named);
    if (kind == null && !access.has("kind")) {
      access.fault("kind", "missing", "It is required.", "Add it.");
    }
    if (kind == Access.Kind.COMMUNITY && access.has("name")) {
      access.fault(
          "name", "community-has-no-name", "The community itself is meant.", "Leave it out.");
    }
    return kind != null && named && name != null ? new Access(kind, name) : Access.COMMUNITY;
  }
}
