package dev.promirror.standins.emulator.objects;

import dev.promirror.standins.emulator.render.Templates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Every call of Stripe's the emulator knows, by the name its mapping gives it. */
public final class Routes {
  private final Map<String, Route> byName = new HashMap<>();

  /**
   * All resources; {@code address} is the emulator's own base URL, for links it gives out; {@code
   * indian} says which platforms open Indian accounts.
   */
  public Routes(Templates templates, String address, Predicate<String> indian) {
    var accounts = new Accounts(templates, indian);
    List.of(
            accounts.routes(),
            new AccountCapabilities(templates).routes(),
            new AccountLinks(templates, address).routes(),
            OAuth.routes(),
            new AccountsV2(templates, accounts).routes(),
            new AccountLinksV2(templates, address).routes(),
            new Products(templates).routes(),
            new Prices(templates).routes(),
            new Customers(templates).routes(),
            new Coupons(templates).routes(),
            new PromotionCodes(templates).routes(),
            new CheckoutSessions(templates, address).routes(),
            new Subscriptions(templates).routes(),
            new SubscriptionItems(templates).routes(),
            new SubscriptionSchedules(templates).routes(),
            new Invoices().routes(),
            new NewInvoices(templates).routes(),
            new InvoiceItems(templates).routes(),
            new Previews(templates).routes(),
            new Searches(indian).routes(),
            new SaleLines().routes(),
            new InvoiceSteps(templates).routes(),
            new InvoicePayments().routes(),
            new PaymentIntents(templates).routes(),
            new PaymentMethods(templates).routes(),
            new Charges().routes(),
            new Refunds(templates).routes(),
            new CreditNotes(templates).routes(),
            new Events().routes(),
            new WebhookEndpoints(templates).routes())
        .forEach(byName::putAll);
    byName.replaceAll(KnownParams::of);
  }

  /** The call of a name such as {@code coupons.create}, or null. */
  public @Nullable Route named(String operation) {
    return byName.get(operation);
  }
}
