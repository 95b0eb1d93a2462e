package dev.promirror.stripe.sdk;

import com.stripe.model.Charge;
import com.stripe.model.Discount;
import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.LineItem;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PromotionCode;
import com.stripe.model.checkout.Session;
import dev.promirror.money.Money;
import dev.promirror.stripe.BookedSale;
import dev.promirror.stripe.BookedSale.BookedDiscount;
import dev.promirror.stripe.BookedSale.Buyer;
import dev.promirror.stripe.BookedSale.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads sales out of sessions and invoices: booked amounts as they stand, never recomputed. */
final class Sales {

  private static final Set<String> SETTLED = Set.of("paid", "no_payment_required");

  private Sales() {}

  /** In subscription mode the invoice is the sale, so that it isn't counted twice. */
  static boolean isSale(Session session) {
    return "payment".equals(session.getMode()) && SETTLED.contains(session.getPaymentStatus());
  }

  /** A payment-mode session can have an invoice too; there the session is the sale. */
  static boolean isSale(Invoice invoice) {
    return "paid".equals(invoice.getStatus())
        && invoice.getParent() != null
        && "subscription_details".equals(invoice.getParent().getType());
  }

  /**
   * @param lines all of them
   */
  static BookedSale of(Session session, List<LineItem> lines) {
    Map<String, PromotionCode> codes = new HashMap<>();
    Redeemed redeemed = new Redeemed();
    if (session.getDiscounts() != null) {
      for (Session.Discount applied : session.getDiscounts()) {
        redeemed.add(applied);
        if (applied.getPromotionCodeObject() != null) {
          codes.put(applied.getPromotionCode(), applied.getPromotionCodeObject());
        }
      }
    }
    List<BookedDiscount> discounts = new ArrayList<>();
    for (LineItem line : lines) {
      if (line.getDiscounts() != null) {
        for (LineItem.Discount booked : line.getDiscounts()) {
          discounts.add(booked(line.getId(), booked, codes));
        }
      }
    }
    Session.CustomerDetails who = session.getCustomerDetails();
    return new BookedSale(
        session.getId(),
        Kind.ONE_TIME,
        Instant.ofEpochSecond(paidAt(session)),
        Money.of(session.getAmountSubtotal(), session.getCurrency()),
        Money.of(session.getTotalDetails().getAmountDiscount(), session.getCurrency()),
        Money.of(session.getAmountTotal(), session.getCurrency()),
        new Buyer(
            session.getCustomer(),
            who == null ? session.getCustomerEmail() : who.getEmail(),
            who == null ? null : who.getName()),
        discounts,
        redeemed.coupons(),
        redeemed.codes());
  }

  /**
   * @param lines all of them
   */
  static BookedSale of(Invoice invoice, List<InvoiceLineItem> lines) {
    Map<String, Discount> known = new HashMap<>();
    Redeemed redeemed = new Redeemed();
    long total = 0;
    if (invoice.getTotalDiscountAmounts() != null) {
      for (Invoice.TotalDiscountAmount booked : invoice.getTotalDiscountAmounts()) {
        total += booked.getAmount();
        if (booked.getDiscountObject() != null) {
          known.put(booked.getDiscount(), booked.getDiscountObject());
          redeemed.add(booked.getDiscountObject());
        }
      }
    }
    List<BookedDiscount> discounts = new ArrayList<>();
    for (InvoiceLineItem line : lines) {
      if (line.getDiscountAmounts() != null) {
        for (InvoiceLineItem.DiscountAmount booked : line.getDiscountAmounts()) {
          Discount discount = known.get(booked.getDiscount());
          discounts.add(
              new BookedDiscount(
                  line.getId(),
                  booked.getDiscount(),
                  coupon(discount),
                  code(discount, null),
                  booked.getAmount()));
        }
      }
    }
    return new BookedSale(
        invoice.getId(),
        kind(invoice.getBillingReason()),
        Instant.ofEpochSecond(paidAt(invoice)),
        Money.of(invoice.getSubtotal(), invoice.getCurrency()),
        Money.of(total, invoice.getCurrency()),
        Money.of(invoice.getTotal(), invoice.getCurrency()),
        new Buyer(invoice.getCustomer(), invoice.getCustomerEmail(), invoice.getCustomerName()),
        discounts,
        redeemed.coupons(),
        redeemed.codes());
  }

  private static BookedDiscount booked(
      String line, LineItem.Discount booked, Map<String, PromotionCode> codes) {
    Discount discount = booked.getDiscount();
    return new BookedDiscount(
        line,
        discount == null ? "unknown" : discount.getId(),
        coupon(discount),
        code(discount, discount == null ? null : codes.get(discount.getPromotionCode())),
        booked.getAmount());
  }

  /** Expanded by the discount itself or by whatever else names it; at least its id. */
  private static BookedSale.@Nullable Code code(
      @Nullable Discount discount, @Nullable PromotionCode expanded) {
    if (discount == null || discount.getPromotionCode() == null) {
      return null;
    }
    PromotionCode code = expanded == null ? discount.getPromotionCodeObject() : expanded;
    return new BookedSale.Code(
        discount.getPromotionCode(),
        code == null || code.getMetadata() == null ? Map.of() : code.getMetadata());
  }

  private static @Nullable String coupon(@Nullable Discount discount) {
    return discount == null || discount.getSource() == null
        ? null
        : discount.getSource().getCoupon();
  }

  private static Kind kind(@Nullable String billingReason) {
    return switch (billingReason == null ? "" : billingReason) {
      case "subscription_create" -> Kind.FIRST;
      case "subscription_cycle" -> Kind.RENEWAL;
      default -> Kind.OTHER;
    };
  }

  /**
   * A session can be completed long after it was opened, so the day is the charge's. A debit's
   * charge is made when the buyer orders it, even if the money comes days later. Where nothing was
   * to be paid there is no charge, and only the event says when such a session was completed: it
   * keeps the time it was opened at, at most a day before.
   */
  private static long paidAt(Session session) {
    PaymentIntent payment = session.getPaymentIntentObject();
    Charge charge = payment == null ? null : payment.getLatestChargeObject();
    return charge == null ? session.getCreated() : charge.getCreated();
  }

  private static long paidAt(Invoice invoice) {
    Invoice.StatusTransitions transitions = invoice.getStatusTransitions();
    return transitions == null || transitions.getPaidAt() == null
        ? invoice.getCreated()
        : transitions.getPaidAt();
  }
}
