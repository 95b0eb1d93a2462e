package dev.promirror.standins.emulator.objects;

import static java.util.Map.entry;

import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.AccountUpdateParams;
import com.stripe.param.ChargeUpdateParams;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.CouponUpdateParams;
import com.stripe.param.CreditNoteCreateParams;
import com.stripe.param.CreditNoteUpdateParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.InvoiceCreateParams;
import com.stripe.param.InvoiceCreatePreviewParams;
import com.stripe.param.InvoiceFinalizeInvoiceParams;
import com.stripe.param.InvoiceItemCreateParams;
import com.stripe.param.InvoiceItemUpdateParams;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.InvoiceUpdateParams;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentUpdateParams;
import com.stripe.param.PaymentMethodCreateParams;
import com.stripe.param.PaymentMethodUpdateParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceUpdateParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.ProductUpdateParams;
import com.stripe.param.PromotionCodeCreateParams;
import com.stripe.param.PromotionCodeUpdateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundUpdateParams;
import com.stripe.param.SubscriptionCancelParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionItemCreateParams;
import com.stripe.param.SubscriptionItemDeleteParams;
import com.stripe.param.SubscriptionItemUpdateParams;
import com.stripe.param.SubscriptionScheduleCancelParams;
import com.stripe.param.SubscriptionScheduleCreateParams;
import com.stripe.param.SubscriptionScheduleReleaseParams;
import com.stripe.param.SubscriptionScheduleUpdateParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionUpdateParams;
import java.util.Map;

/** Which class of stripe-java declares the parameters of a call. */
final class KnownParams {
  private static final Map<String, Class<?>> BY_CALL =
      Map.ofEntries(
          entry("accounts.create", AccountCreateParams.class),
          entry("accounts.update", AccountUpdateParams.class),
          entry("account_links.create", AccountLinkCreateParams.class),
          entry("products.create", ProductCreateParams.class),
          entry("products.update", ProductUpdateParams.class),
          entry("prices.create", PriceCreateParams.class),
          entry("prices.update", PriceUpdateParams.class),
          entry("customers.create", CustomerCreateParams.class),
          entry("customers.update", CustomerUpdateParams.class),
          entry("coupons.create", CouponCreateParams.class),
          entry("coupons.update", CouponUpdateParams.class),
          entry("promotion_codes.create", PromotionCodeCreateParams.class),
          entry("promotion_codes.update", PromotionCodeUpdateParams.class),
          entry("checkout_sessions.create", SessionCreateParams.class),
          entry("checkout_sessions.update", SessionUpdateParams.class),
          entry("subscriptions.create", SubscriptionCreateParams.class),
          entry("subscriptions.update", SubscriptionUpdateParams.class),
          entry("subscriptions.cancel", SubscriptionCancelParams.class),
          entry("subscription_items.create", SubscriptionItemCreateParams.class),
          entry("subscription_items.update", SubscriptionItemUpdateParams.class),
          entry("subscription_items.delete", SubscriptionItemDeleteParams.class),
          entry("subscription_schedules.create", SubscriptionScheduleCreateParams.class),
          entry("subscription_schedules.update", SubscriptionScheduleUpdateParams.class),
          entry("subscription_schedules.cancel", SubscriptionScheduleCancelParams.class),
          entry("subscription_schedules.release", SubscriptionScheduleReleaseParams.class),
          entry("invoices.create", InvoiceCreateParams.class),
          entry("invoices.preview", InvoiceCreatePreviewParams.class),
          entry("invoices.update", InvoiceUpdateParams.class),
          entry("invoices.finalize", InvoiceFinalizeInvoiceParams.class),
          entry("invoices.pay", InvoicePayParams.class),
          entry("invoiceitems.create", InvoiceItemCreateParams.class),
          entry("invoiceitems.update", InvoiceItemUpdateParams.class),
          entry("payment_intents.create", PaymentIntentCreateParams.class),
          entry("payment_intents.confirm", PaymentIntentConfirmParams.class),
          entry("payment_intents.update", PaymentIntentUpdateParams.class),
          entry("payment_intents.cancel", PaymentIntentCancelParams.class),
          entry("payment_methods.create", PaymentMethodCreateParams.class),
          entry("payment_methods.update", PaymentMethodUpdateParams.class),
          entry("charges.update", ChargeUpdateParams.class),
          entry("payment_intents.capture", PaymentIntentCaptureParams.class),
          entry("refunds.create", RefundCreateParams.class),
          entry("refunds.update", RefundUpdateParams.class),
          entry("credit_notes.create", CreditNoteCreateParams.class),
          entry("credit_notes.update", CreditNoteUpdateParams.class),
          entry("webhook_endpoints.create", WebhookEndpointCreateParams.class),
          entry("webhook_endpoints.update", WebhookEndpointUpdateParams.class));

  private KnownParams() {}

  /** A call that knows every parameter Stripe does. */
  static Route of(String call, Route route) {
    var params = BY_CALL.get(call);
    return params == null ? route : new Route(route.shape().and(params), route.handler());
  }
}
