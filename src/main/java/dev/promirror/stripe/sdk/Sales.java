package dev.promirror.stripe.sdk;

import com.stripe.model.Discount;
import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.LineItem;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads sales out of sessions and invoices: booked amounts as they stand, never recomputed. */
final class Sales {

  private static final Set<String> SETTLED = Set.of("paid", "no_payment_required");

  private Sales() {}

  /** In subscription mode the invoice is the sale, so that it isn't counted twice. */
  static Optional<BookedSale> bySession(Session session) {
    Map<String, PromotionCode> codes = new HashMap<>();
    if (session.getDiscounts() != null) {
      for (Session.Discount applied : session.getDiscounts()) {
        if (applied.getPromotionCodeObject() != null) {
          codes.put(applied.getPromotionCode(), applied.getPromotionCodeObject());
        }
      }
    }
    if (!"payment".equals(session.getMode()) || !SETTLED.contains(session.getPaymentStatus())) {
      return Optional.empty();
    }
    List<BookedDiscount> discounts = new ArrayList<>();
    for (LineItem line : lines(session)) {
      if (line.getDiscounts() != null) {
        for (LineItem.Discount booked : line.getDiscounts()) {
          discounts.add(booked(line.getId(), booked, codes));
        }
      }
    }
    Session.CustomerDetails who = session.getCustomerDetails();
    return Optional.of(
        new BookedSale(
            session.getId(),
            Kind.ONE_TIME,
            Instant.ofEpochSecond(session.getCreated()),
            Money.of(session.getAmountSubtotal(), session.getCurrency()),
            Money.of(session.getTotalDetails().getAmountDiscount(), session.getCurrency()),
            Money.of(session.getAmountTotal(), session.getCurrency()),
            new Buyer(
                session.getCustomer(),
                who == null ? session.getCustomerEmail() : who.getEmail(),
                who == null ? null : who.getName()),
            discounts));
  }

  private static List<LineItem> lines(Session session) {
    return session.getLineItems() == null ? List.of() : session.getLineItems().getData();
  }

  static Optional<BookedSale> byInvoice(Invoice invoice) {
    // A payment-mode session can have an invoice too; there the session is the sale.
    if (!"paid".equals(invoice.getStatus())
        || invoice.getParent() == null
        || !"subscription_details".equals(invoice.getParent().getType())) {
      return Optional.empty();
    }
    Map<String, Discount> known = new HashMap<>();
    long total = 0;
    if (invoice.getTotalDiscountAmounts() != null) {
      for (Invoice.TotalDiscountAmount booked : invoice.getTotalDiscountAmounts()) {
        total += booked.getAmount();
        if (booked.getDiscountObject() != null) {
          known.put(booked.getDiscount(), booked.getDiscountObject());
        }
      }
    }
    List<BookedDiscount> discounts = new ArrayList<>();
    for (InvoiceLineItem line : invoice.getLines().getData()) {
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
    return Optional.of(
        new BookedSale(
            invoice.getId(),
            kind(invoice.getBillingReason()),
            Instant.ofEpochSecond(paidAt(invoice)),
            Money.of(invoice.getSubtotal(), invoice.getCurrency()),
            Money.of(total, invoice.getCurrency()),
            Money.of(invoice.getTotal(), invoice.getCurrency()),
            new Buyer(invoice.getCustomer(), invoice.getCustomerEmail(), invoice.getCustomerName()),
            discounts));
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

  private static long paidAt(Invoice invoice) {
    Invoice.StatusTransitions transitions = invoice.getStatusTransitions();
    return transitions == null || transitions.getPaidAt() == null
        ? invoice.getCreated()
        : transitions.getPaidAt();
  }
}
