package dev.promirror.dashboard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where on the form a field of the API stands, and what it is called there.
 *
 * @param messages the wording
 */
record FormFields(OptionMessages messages) {

  /** The form's fields, from top to bottom. */
  private static final List<String> ORDER =
      List.of(
          "name",
          "code",
          "percent",
          "amount",
          "options",
          "trialDays",
          "duration",
          "months",
          "periods",
          "until",
          "offers",
          "starts",
          "ends",
          "limit",
          "perCustomer",
          "budget",
          "quantity",
          "spend",
          "audience",
          "memberList",
          "customer",
          "first",
          "door",
          "casePolicy",
          "acknowledged",
          "channel",
          "status",
          "steps",
          "couponName",
          "couponId",
          "couponLimit",
          "couponStarts",
          "couponEnds",
          "couponPerCustomer",
          "couponBudget",
          "couponQuantity",
          "couponSpend",
          "couponAudience",
          "couponMemberList",
          "refund",
          "metadata");

  /** What code and coupon both have; each has a field of its own for it. */
  private static final Set<String> OF_BOTH =
      Set.of(
          "name",
          "limit",
          "starts",
          "perCustomer",
          "budget",
          "quantity",
          "spend",
          "audience",
          "memberList");

  /** By beginnings of pointers; the longer stand before the shorter. */
  private static final Map<String, String> BY_POINTER = new LinkedHashMap<>();

  static {
    BY_POINTER.put("/name", "name");
    BY_POINTER.put("/then", "steps");
    BY_POINTER.put("/metadata", "metadata");
    BY_POINTER.put("/id", "couponId");
    BY_POINTER.put("/percentOff", "percent");
    BY_POINTER.put("/amountOff", "amount");
    BY_POINTER.put("/currencyOptions", "options");
    BY_POINTER.put("/extraTrialDays", "trialDays");
    BY_POINTER.put("/scope", "offers");
    BY_POINTER.put("/durationInMonths", "months");
    BY_POINTER.put("/durationInPeriods", "periods");
    BY_POINTER.put("/durationUntil", "until");
    BY_POINTER.put("/duration", "duration");
    BY_POINTER.put("/redeemBy", "couponEnds");
    BY_POINTER.put("/refundGivesUseBack", "refund");
    BY_POINTER.put("/startsAt", "starts");
    BY_POINTER.put("/expiresAt", "ends");
    BY_POINTER.put("/conditions/perCustomer", "perCustomer");
    BY_POINTER.put("/conditions/audience", "audience");
    BY_POINTER.put("/conditions/memberList", "memberList");
    BY_POINTER.put("/conditions/minimumSpend", "spend");
    BY_POINTER.put("/conditions/minimumQuantity", "quantity");
    BY_POINTER.put("/conditions/budget", "budget");
    BY_POINTER.put("/firstPurchaseOnly", "first");
    BY_POINTER.put("/customer", "customer");
    BY_POINTER.put("/channel", "channel");
    BY_POINTER.put("/casePolicy", "casePolicy");
    BY_POINTER.put("/code", "code");
    BY_POINTER.put("/door", "door");
    BY_POINTER.put("/draft", "status");
    BY_POINTER.put("/limit", "limit");
    BY_POINTER.put("/acknowledged", "acknowledged");
  }

  /**
   * The form's field of a pointer; empty for none.
   *
   * @param ofCoupon whether the pointer is into the coupon's body
   */
  static String of(String pointer, boolean ofCoupon) {
    String field =
        BY_POINTER.entrySet().stream()
            .filter(it -> pointer.startsWith(it.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");
    return ofCoupon ? coupons(field) : field;
  }

  /** The coupon's field for what the code's says; the same field if it is the coupon's alone. */
  static String coupons(String field) {
    return OF_BOTH.contains(field)
        ? "coupon" + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1)
        : field;
  }

  /** The reverse of {@link #coupons}. */
  static String plain(String field) {
    return OF_BOTH.stream().filter(it -> coupons(it).equals(field)).findFirst().orElse(field);
  }

  /** A rule's field, by the name the API has for it. */
  static String ofRule(String rule) {
    String plain = of("/" + rule, false);
    return plain.isEmpty() ? of("/conditions/" + rule, false) : plain;
  }

  /** What people call something that is enforced, by the name the API has for it. */
  String ofEntry(String rule) {
    String label = label(ofRule(rule));
    return label.isEmpty() ? rule : label;
  }

  /** Where a field stands among the others; those of no place come first. */
  static int place(String field) {
    return ORDER.indexOf(field);
  }

  /** What a field is called. */
  String label(String field) {
    return switch (field) {
      case "name" -> messages.name();
      case "code" -> messages.code();
      case "percent" -> messages.percent();
      case "amount" -> messages.amount();
      case "options" -> messages.options();
      case "trialDays" -> messages.trialDays();
      case "duration" -> messages.duration();
      case "months" -> messages.months();
      case "periods" -> messages.periods();
      case "until" -> messages.until();
      case "offers" -> messages.offers();
      case "starts" -> messages.starts();
      case "ends" -> messages.ends();
      case "limit" -> messages.limit();
      case "perCustomer" -> messages.perCustomer();
      case "budget" -> messages.budget();
      case "spend" -> messages.spend();
      case "quantity" -> messages.quantity();
      case "audience" -> messages.audience();
      case "memberList" -> messages.memberList();
      case "customer" -> messages.customer();
      case "first" -> messages.first();
      case "door" -> messages.door();
      case "casePolicy" -> messages.casePolicy();
      case "acknowledged" -> messages.acknowledged();
      case "channel" -> messages.channel();
      case "status" -> messages.status();
      case "couponId" -> messages.couponId();
      case "couponLimit" -> messages.couponLimit();
      case "couponEnds" -> messages.couponEnds();
      case "couponName" -> messages.couponName();
      case "couponStarts" -> messages.couponStarts();
      case "refund" -> messages.refund();
      case "steps" -> messages.steps();
      case "metadata" -> messages.metadata();
      default -> plain(field).equals(field) ? "" : messages.forAllCodes(label(plain(field)));
    };
  }
}
