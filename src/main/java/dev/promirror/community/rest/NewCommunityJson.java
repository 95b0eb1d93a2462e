package dev.promirror.community.rest;

import dev.promirror.community.NewCommunity;
import dev.promirror.community.Onboarding;
import dev.promirror.money.Currencies;
import dev.promirror.platform.FieldError;
import dev.promirror.platform.JsonBody;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.region.Region;
import java.net.URI;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body that opens a community; the fields are described in docs/api.md. */
record NewCommunityJson(
    String name,
    String country,
    String currency,
    String zone,
    String storeUrl,
    String email,
    @Nullable String stripeAccount) {

  private static final int MAX_NAME = 80;
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  static NewCommunity read(byte @Nullable [] body, Region region) {
    JsonBody json = JsonBody.parse(body);
    String name = json.text("name", MAX_NAME, true);
    String country =
        json.parsed(
            "country",
            true,
            NewCommunityJson::country,
            json.error("country", "unknown-country", "It isn't a country.", "Use ISO 3166: PT."));
    Currency currency =
        json.parsed(
            "currency",
            true,
            Currencies::inUse,
            json.error(
                "currency", "unknown-currency", "It isn't a currency.", "Use ISO 4217: EUR."));
    ZoneId zone =
        json.parsed(
            "zone",
            true,
            NewCommunityJson::zone,
            json.error(
                "zone",
                "unknown-zone",
                "It isn't a time zone.",
                "Use a name of the tz database: Europe/Lisbon."));
    String storeUrl =
        json.parsed(
            "storeUrl",
            true,
            NewCommunityJson::url,
            json.error(
                "storeUrl",
                "not-a-url",
                "It isn't an https address.",
                "Use https://… without user or fragment."));
    String email =
        json.parsed(
            "email",
            true,
            NewCommunityJson::email,
            json.error("email", "not-an-address", "It isn't an e-mail address.", "Check it."));
    String stripeAccount = stripeAccount(json, false);
    json.check();
    if (name == null
        || country == null
        || currency == null
        || zone == null
        || storeUrl == null
        || email == null) {
      throw new IllegalStateException("check() lets nothing missing pass");
    }
    if (!Onboarding.fits(country, region)) {
      throw ProblemException.of(
          ProblemType.COUNTRY_NOT_IN_REGION,
          new FieldError(
              "/country",
              "country-not-in-region",
              region == Region.IN
                  ? "Region in holds payment data of communities in India alone."
                  : "Payment data of communities in India is stored only in region in.",
              region == Region.IN ? "Open it in region gl." : "Open it in region in."));
    }
    return new NewCommunity(name, country, currency, zone, storeUrl, email, stripeAccount);
  }

  static @Nullable String stripeAccount(JsonBody json, boolean required) {
    return json.parsed(
        "stripeAccount",
        required,
        NewCommunityJson::accountId,
        json.error(
            "stripeAccount",
            "not-an-account",
            "It isn't the id of an account at Stripe.",
            "Use an id that begins with acct_."));
  }

  private static String accountId(String text) {
    if (!text.matches("acct_[A-Za-z0-9_]{1,100}")) {
      throw new IllegalArgumentException("not an account");
    }
    return text;
  }

  private static String country(String text) {
    if (!COUNTRIES.contains(text)) {
      throw new IllegalArgumentException("not a country");
    }
    return text;
  }

  private static ZoneId zone(String text) {
    if (!ZoneId.getAvailableZoneIds().contains(text)) {
      throw new IllegalArgumentException("not a zone");
    }
    return ZoneId.of(text);
  }

  private static String url(String text) {
    URI uri = URI.create(text);
    if (!"https".equals(uri.getScheme())
        || uri.getHost() == null
        || uri.getUserInfo() != null
        || uri.getFragment() != null) {
      throw new IllegalArgumentException("not a store's address");
    }
    return text;
  }

  private static String email(String text) {
    if (!text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+") || text.length() > 254) {
      throw new IllegalArgumentException("not an address");
    }
    return text;
  }
}
