package dev.promirror.standins.emulator.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an account asked to be able to do. The account shows those it asked for and how each stands;
 * when each was asked for is kept beside.
 */
public final class Capabilities {
  /** Every capability Stripe knows. */
  public static final List<String> NAMES =
      List.of(
          "acss_debit_payments",
          "affirm_payments",
          "afterpay_clearpay_payments",
          "alma_payments",
          "amazon_pay_payments",
          "app_distribution",
          "au_becs_debit_payments",
          "bacs_debit_payments",
          "bancontact_payments",
          "bank_transfer_payments",
          "billie_payments",
          "bizum_payments",
          "blik_payments",
          "boleto_payments",
          "card_issuing",
          "card_payments",
          "cartes_bancaires_payments",
          "cashapp_payments",
          "crypto_payments",
          "eps_payments",
          "fpx_payments",
          "gb_bank_transfer_payments",
          "giropay_payments",
          "grabpay_payments",
          "ideal_payments",
          "india_international_payments",
          "jcb_payments",
          "jp_bank_transfer_payments",
          "kakao_pay_payments",
          "klarna_payments",
          "konbini_payments",
          "kr_card_payments",
          "legacy_payments",
          "link_payments",
          "mb_way_payments",
          "mobilepay_payments",
          "multibanco_payments",
          "mx_bank_transfer_payments",
          "naver_pay_payments",
          "nz_bank_account_becs_debit_payments",
          "oxxo_payments",
          "p24_payments",
          "pay_by_bank_payments",
          "payco_payments",
          "paynow_payments",
          "payto_payments",
          "pix_payments",
          "promptpay_payments",
          "revolut_pay_payments",
          "samsung_pay_payments",
          "satispay_payments",
          "scalapay_payments",
          "sepa_bank_transfer_payments",
          "sepa_debit_payments",
          "sofort_payments",
          "sunbit_payments",
          "swish_payments",
          "tax_reporting_us_1099_k",
          "tax_reporting_us_1099_misc",
          "transfers",
          "treasury",
          "twint_payments",
          "upi_payments",
          "us_bank_account_ach_payments",
          "us_bank_transfer_payments",
          "zip_payments");

  /** What merchants can ask for by v2, with v1's name of it. */
  public static final Map<String, String> OF_MERCHANTS = ofMerchants();

  private static final String ASKED = "_capabilities";
  private static final Shape WANTED = Shape.of().may("requested", Kind.BOOLEAN);

  private Capabilities() {}

  private static Map<String, String> ofMerchants() {
    var onlyInV1 =
        Set.of(
            "bank_transfer_payments",
            "billie_payments",
            "bizum_payments",
            "crypto_payments",
            "giropay_payments",
            "india_international_payments",
            "legacy_payments",
            "mb_way_payments",
            "nz_bank_account_becs_debit_payments",
            "payto_payments",
            "pix_payments",
            "satispay_payments",
            "scalapay_payments",
            "sofort_payments",
            "upi_payments",
            "us_bank_account_ach_payments");
    var names = new TreeMap<String, String>();
    NAMES.stream()
        .filter(name -> name.endsWith("_payments") && !onlyInV1.contains(name))
        .forEach(name -> names.put(name, name));
    names.put("ach_debit_payments", "us_bank_account_ach_payments");
    return Collections.unmodifiableMap(names);
  }

  /** The {@code capabilities} parameter of a v1 call. */
  public static Shape shape() {
    var shape = Shape.of();
    for (String name : NAMES) {
      shape = shape.may(name, Kind.hash(WANTED));
    }
    return shape;
  }

  /** Asks for a capability, or gives it up. */
  public static void ask(ObjectNode account, String name, boolean wanted, long now) {
    var asked = account.withObjectProperty(ASKED);
    if (!wanted) {
      asked.remove(name);
    } else if (!asked.has(name)) {
      asked.put(name, now);
    }
  }

  /** When a capability was asked for; 0 when it was not. */
  public static long askedAt(ObjectNode account, String name) {
    return account.path(ASKED).path(name).asLong();
  }

  /** What was asked for, the latest first. */
  public static List<String> latestFirst(ObjectNode account) {
    var names = new ArrayList<String>();
    account.path(ASKED).fieldNames().forEachRemaining(names::add);
    return names.reversed();
  }

  /** Whether the account may do this at the moment. */
  public static boolean active(ObjectNode account, String name) {
    return status(account, name).equals("active");
  }

  /** How a capability stands. */
  public static String status(ObjectNode account, String name) {
    return account.path("capabilities").path(name).asText("unrequested");
  }

  /** Gives every capability that was asked for this status. */
  static void settle(ObjectNode account, String status) {
    var shown = account.putObject("capabilities");
    account.path(ASKED).fieldNames().forEachRemaining(name -> shown.put(name, status));
  }
}
