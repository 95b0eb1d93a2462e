package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the list of promo codes. */
@MessageBundle("list")
interface ListMessages {
  @Message("Promo codes")
  String title();

  @Message("New code")
  String create();

  @Message("Search name or code")
  String search();

  @Message("Sort by")
  String sort();

  @Message("Show")
  String apply();

  @Message("Newest first")
  String sortNewest();

  @Message("Code, A to Z")
  String sortCode();

  @Message("Name, A to Z")
  String sortName();

  @Message("Most used")
  String sortUses();

  @Message("Code")
  String columnCode();

  @Message("Deal")
  String columnDeal();

  @Message("State")
  String columnState();

  @Message("Uses")
  String columnUses();

  @Message("Discount given")
  String columnDiscount();

  @Message("Revenue")
  String columnRevenue();

  @Message("Details")
  String details();

  @Message("none yet")
  String noMoney();

  @Message("Your first promo code starts here")
  String emptyTitle();

  @Message(
      "Write a code once. It goes to your Stripe account by itself, and this page counts every use.")
  String emptyText();

  @Message("No code matches “{search}”")
  String noMatchTitle(String search);

  @Message("Search looks at how a code or its name begins.")
  String noMatchText();

  @Message("Show all codes")
  String showAll();

  @Message("This page is past the last code")
  String pastEndTitle();

  @Message("First page")
  String first();

  @Message("Next page")
  String next();

  @Message("Pages of the list")
  String pages();

  @Message("State")
  String filterState();

  @Message("Offer")
  String filterOffer();

  @Message("Channel")
  String filterChannel();

  @Message("Coupon")
  String filterCoupon();

  @Message("Made together")
  String filterBatch();

  @Message("All states")
  String anyState();

  @Message("All offers")
  String anyOffer();

  @Message("Filters")
  String filters();

  @Message("Remove the filter {label}: {value}")
  String removeFilter(String label, String value);

  @Message("No code matches these filters")
  String noFilterMatch();

  @Message("Take one of them off, or show all codes.")
  String noFilterMatchText();

  @Message("Codes on {coupon}")
  String codesOf(String coupon);
}
