package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Capabilities;
import dev.promirror.standins.emulator.accounts.CoreAccount;
import dev.promirror.standins.emulator.accounts.Requirements;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What v2 calls say about an account, and how it is taken down. */
final class AccountParamsV2 {
  /** The roles an account can be opened for here; a {@code customer} is no connected account. */
  static final List<String> ROLES = List.of("merchant", "recipient");

  static final Kind INCLUDE = Kind.list(Kind.choice(CoreAccount.PARTS.toArray(String[]::new)));

  private static final Kind ASKED = Kind.hash(Shape.of().must("requested", Kind.BOOLEAN));
  private static final Kind MERCHANT =
      Kind.hash(
          Shape.of().may("capabilities", Kind.hash(capabilities())).clearable("mcc", Kind.TEXT));
  private static final Kind RECIPIENT =
      Kind.hash(
          Shape.of()
              .may(
                  "capabilities",
                  Kind.hash(
                      Shape.of()
                          .may(
                              "stripe_balance",
                              Kind.hash(Shape.of().may("stripe_transfers", ASKED))))));
  private static final Shape BUSINESS =
      Shape.of().may("registered_name", Kind.TEXT).may("phone", Kind.TEXT);
  private static final Shape PERSON =
      Shape.of()
          .may("given_name", Kind.TEXT)
          .may("surname", Kind.TEXT)
          .may("email", Kind.TEXT)
          .may("phone", Kind.TEXT);
  private static final Shape IDENTITY =
      Shape.of()
          .may("country", Kind.TEXT)
          .may(
              "entity_type",
              Kind.choice("company", "government_entity", "individual", "non_profit"))
          .may("business_details", Kind.hash(BUSINESS))
          .may("individual", Kind.hash(PERSON));
  private static final Shape PROFILE =
      Shape.of()
          .clearable("business_url", Kind.TEXT)
          .clearable("doing_business_as", Kind.TEXT)
          .clearable("product_description", Kind.TEXT);
  private static final Shape RESPONSIBILITIES =
      Shape.of()
          .must(
              "fees_collector",
              Kind.choice("application", "application_custom", "application_express", "stripe"))
          .must("losses_collector", Kind.choice("application", "stripe"));
  private static final Shape DEFAULTS =
      Shape.of()
          .may("currency", Kind.CURRENCY)
          .may("locales", Kind.list(Kind.TEXT))
          .may("profile", Kind.hash(PROFILE))
          .may("responsibilities", Kind.hash(RESPONSIBILITIES));

  /** What opens an account, and what changes one: responsibilities and country only once. */
  static final Shape SHAPE =
      Shape.of()
          .may("include", INCLUDE)
          .may(
              "configuration",
              Kind.hash(Shape.of().may("merchant", MERCHANT).may("recipient", RECIPIENT)))
          .clearable("contact_email", Kind.TEXT)
          .clearable("contact_phone", Kind.TEXT)
          .may("dashboard", Kind.choice("express", "full", "none"))
          .may("defaults", Kind.hash(DEFAULTS))
          .clearable("display_name", Kind.TEXT)
          .may("identity", Kind.hash(IDENTITY))
          .clearable("metadata", Kind.METADATA);

  private AccountParamsV2() {}

  private static Shape capabilities() {
    var shape = Shape.of();
    for (String name : Capabilities.OF_MERCHANTS.keySet()) {
      shape = shape.may(name, ASKED);
    }
    return shape;
  }

  /** Takes everything down but controller and country. */
  static void apply(ObjectNode account, Params params, long now) {
    var values = params.values();
    var own = account.withObject("/" + CoreAccount.OWN);
    Metadata.merge(account, params);
    params.copy(own, "contact_phone", "display_name");
    copy(values, "contact_email", account, "email");
    copy(values.path("defaults"), "currency", account, "default_currency");
    copy(values.path("defaults"), "locales", own, "locales");
    copy(values.path("identity"), "business_details", own.withObject("/identity"), null);
    copy(values.path("identity"), "individual", own.withObject("/identity"), null);
    roles(account, own, values.path("configuration"), now);
    Requirements.provide(account, given(account, values), false);
  }

  private static void roles(ObjectNode account, ObjectNode own, JsonNode configuration, long now) {
    var applied = new ArrayList<>(own.has("applied") ? CoreAccount.applied(account) : List.of());
    for (String role : ROLES) {
      if (configuration.has(role) && !applied.contains(role)) {
        applied.add(role);
      }
    }
    var list = own.putArray("applied");
    applied.forEach(list::add);
    configuration
        .path("merchant")
        .path("capabilities")
        .properties()
        .forEach(
            entry ->
                Capabilities.ask(
                    account,
                    Capabilities.OF_MERCHANTS.getOrDefault(entry.getKey(), entry.getKey()),
                    entry.getValue().path("requested").asBoolean(),
                    now));
    var transfers = configuration.at("/recipient/capabilities/stripe_balance/stripe_transfers");
    if (transfers.has("requested")) {
      Capabilities.ask(account, "transfers", transfers.path("requested").asBoolean(), now);
    }
  }

  /** Takes down what v1 would ask for by name, and returns those names. */
  private static List<String> given(ObjectNode account, JsonNode values) {
    var given = new ArrayList<String>();
    var business = account.withObject("/business_profile");
    var profile = values.path("defaults").path("profile");
    note(given, copy(profile, "business_url", business, "url"), "business_profile.url");
    copy(profile, "doing_business_as", business, "name");
    copy(profile, "product_description", business, null);
    var merchant = values.path("configuration").path("merchant");
    note(given, copy(merchant, "mcc", business, null), "business_profile.mcc");
    var identity = values.path("identity");
    note(given, copy(identity, "entity_type", account, "business_type"), "business_type");
    note(given, identity.path("individual").has("given_name"), "representative.first_name");
    return given;
  }

  private static void note(List<String> given, boolean isGiven, String name) {
    if (isGiven) {
      given.add(name);
    }
  }

  private static boolean copy(JsonNode from, String name, ObjectNode to, @Nullable String as) {
    var value = from.get(name);
    if (value != null) {
      to.set(as == null ? name : as, value);
    }
    return value != null;
  }
}
