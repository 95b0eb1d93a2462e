package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Capabilities;
import dev.promirror.standins.emulator.accounts.Requirements;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import java.util.ArrayList;
import java.util.List;

/** What v1 calls say about an account, and how it is taken down. */
final class AccountParams {
  private static final Shape PROFILE =
      Shape.of()
          .clearable("name", Kind.TEXT)
          .clearable("url", Kind.TEXT)
          .clearable("mcc", Kind.TEXT)
          .clearable("product_description", Kind.TEXT)
          .clearable("support_email", Kind.TEXT)
          .clearable("support_phone", Kind.TEXT)
          .clearable("support_url", Kind.TEXT);
  private static final Shape TERMS =
      Shape.of()
          .may("date", Kind.INTEGER)
          .may("ip", Kind.TEXT)
          .may("service_agreement", Kind.TEXT)
          .may("user_agent", Kind.TEXT);
  private static final Shape CONTROLLER =
      Shape.of()
          .may("fees", Kind.hash(Shape.of().may("payer", Kind.choice("account", "application"))))
          .may(
              "losses", Kind.hash(Shape.of().may("payments", Kind.choice("application", "stripe"))))
          .may("requirement_collection", Kind.choice("application", "stripe"))
          .may(
              "stripe_dashboard",
              Kind.hash(Shape.of().may("type", Kind.choice("express", "full", "none"))));

  /** What can be told at any time; country, type and controller are told once. */
  static final Shape UPDATE =
      Shape.call()
          .may("email", Kind.TEXT)
          .clearable("metadata", Kind.METADATA)
          .may("default_currency", Kind.CURRENCY)
          .may("capabilities", Kind.hash(Capabilities.shape()))
          .may(
              "business_type",
              Kind.choice("company", "government_entity", "individual", "non_profit"))
          .may("business_profile", Kind.hash(PROFILE))
          .may("external_account", Kind.TEXT)
          .may("tos_acceptance", Kind.hash(TERMS));

  static final Shape CREATE =
      UPDATE
          .may("country", Kind.TEXT)
          .may("controller", Kind.hash(CONTROLLER))
          .may("type", Kind.choice("custom", "express", "standard"));

  private AccountParams() {}

  /** Takes everything down; what was asked for and is given now is no longer due. */
  static void apply(ObjectNode account, Params params, long now) {
    Metadata.merge(account, params);
    params.copy(account, "email", "business_type", "default_currency");
    var values = params.values();
    values
        .path("capabilities")
        .properties()
        .forEach(
            entry ->
                Capabilities.ask(
                    account, entry.getKey(), entry.getValue().path("requested").asBoolean(), now));
    var given = new ArrayList<String>();
    merge(account, params, "business_profile", given);
    merge(account, params, "tos_acceptance", given);
    for (String name : List.of("business_type", "external_account")) {
      if (params.has(name)) {
        given.add(name);
      }
    }
    Requirements.provide(account, given, false);
  }

  private static void merge(ObjectNode account, Params params, String hash, List<String> given) {
    var members = account.withObject("/" + hash);
    params
        .values()
        .path(hash)
        .properties()
        .forEach(
            entry -> {
              members.set(entry.getKey(), entry.getValue());
              given.add(hash + "." + entry.getKey());
            });
  }
}
