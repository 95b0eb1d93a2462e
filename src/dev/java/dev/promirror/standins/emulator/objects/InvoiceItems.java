package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.promirror.standins.emulator.billing.Discounts;
import dev.promirror.standins.emulator.billing.ManualInvoices;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;
import java.util.Set;

/** What is put on a customer's next invoice, or on a draft, by hand. */
final class InvoiceItems {
  private static final String TABLE = ManualInvoices.ITEMS;
  private static final String NOUN = "invoiceitem";
  private static final Shape PERIOD =
      Shape.of().must("start", Kind.INTEGER).must("end", Kind.INTEGER);
  private static final Shape COMMON =
      Shape.call()
          .may("amount", Kind.INTEGER)
          .may("description", Kind.TEXT)
          .may("discountable", Kind.BOOLEAN)
          .clearable("discounts", GivenDiscounts.LIST)
          .clearable("metadata", Kind.METADATA)
          .may("period", Kind.hash(PERIOD))
          .may("pricing", Kind.hash(Shape.of().may("price", Kind.TEXT)))
          .may("quantity", Kind.INTEGER)
          .may("unit_amount_decimal", Kind.DECIMAL);
  private static final Shape CREATE =
      COMMON
          .must("customer", Kind.TEXT)
          .may("currency", Kind.CURRENCY)
          .may("invoice", Kind.TEXT)
          .may("subscription", Kind.TEXT);
  private static final Shape LIST =
      Shape.list()
          .may("customer", Kind.TEXT)
          .may("customer_account", Kind.TEXT)
          .may("invoice", Kind.TEXT)
          .may("pending", Kind.BOOLEAN);

  private final Templates templates;
  private final ManualInvoices invoices;

  InvoiceItems(Templates templates) {
    this.templates = templates;
    this.invoices = new ManualInvoices(templates);
  }

  Map<String, Route> routes() {
    return Map.of(
        "invoiceitems.create",
        Route.object(CREATE, this::create),
        "invoiceitems.retrieve",
        Route.retrieve(TABLE, NOUN),
        "invoiceitems.update",
        Route.object(COMMON, this::update),
        "invoiceitems.delete",
        new Route(Shape.of(), InvoiceItems::delete),
        "invoiceitems.list",
        new Route(LIST, InvoiceItems::list));
  }

  ObjectNode create(Work work, Params params) {
    String customer = params.text("customer", "");
    work.need(Customers.TABLE, "customer", customer, "customer");
    var draft = params.has("invoice") ? draft(work, params.text("invoice", "")) : null;
    String subscription = params.text("subscription");
    var item = templates.of("invoiceitem");
    item.put("id", work.newId("ii")).put("date", work.now()).put("customer", customer);
    item.putNull("parent").put("_pending", customer);
    item.putObject("period").put("start", work.now()).put("end", work.now());
    if (subscription != null) {
      Subscriptions.running(work, subscription);
      item.put("_pending", subscription).putObject("parent").put("type", "subscription_details");
      item.withObject("/parent/subscription_details").put("subscription", subscription);
    }
    String standing = draft == null ? "usd" : draft.path("currency").asText();
    item.put("currency", params.text("currency", standing));
    priced(work, params, item);
    members(work, params, item);
    work.put(TABLE, item.deepCopy());
    if (draft != null) {
      if (!item.path("currency").equals(draft.path("currency"))) {
        throw StripeRefusal.invalid(
            "currency", "The currency of an invoice item must be its invoice's.");
      }
      invoices.place(work, draft, item);
      ManualInvoices.total(work, draft);
      Changes.put(work, "invoices", "invoice.updated", draft);
    }
    work.emit("invoiceitem.created", item);
    return item;
  }

  private static ObjectNode draft(Work work, String id) {
    var invoice = work.need("invoices", "invoice", id, "invoice").deepCopy();
    if (!invoice.path("status").asText().equals("draft")) {
      throw StripeRefusal.coded(
          "invoice_not_editable", "invoice", "This invoice is no longer editable.");
    }
    return invoice;
  }

  /** An amount, or a price, named or described, times a quantity. */
  private void priced(Work work, Params params, ObjectNode item) {
    var wanted = Json.object();
    params.copy(wanted, "price_data");
    if (params.values().at("/pricing/price") instanceof TextNode price) {
      wanted.set("price", price);
    }
    boolean named = wanted.has("price") || wanted.has("price_data");
    if (!named && !params.has("unit_amount_decimal") && !params.has("amount")) {
      throw StripeRefusal.absent("amount");
    }
    long quantity = params.number("quantity", item.path("quantity").asLong(1));
    Amounts.check("quantity", quantity, 0, 999_999);
    long unit;
    if (named) {
      var price = new NewPrices(templates).given(work, wanted, "pricing", false);
      unit = price.path("unit_amount").asLong();
      item.set("currency", price.get("currency"));
      price(item, price.path("id").asText(), price.path("product").asText());
      item.set(
          "description", work.edit(Products.TABLE, price.path("product").asText()).get("name"));
    } else {
      unit = unit(params);
      price(item, work.newId("price"), work.newId("prod"));
    }
    item.put("quantity", quantity).put("quantity_decimal", String.valueOf(quantity));
    item.withObject("/pricing").put("unit_amount_decimal", String.valueOf(unit));
    long amount = Math.multiplyExact(unit, quantity);
    item.put("amount", amount).put("net_amount", amount);
  }

  private static long unit(Params params) {
    return params.has("amount")
        ? params.number("amount", 0)
        : NewPrices.whole(params.text("unit_amount_decimal", "0"), "unit_amount_decimal");
  }

  private static void price(ObjectNode item, String price, String product) {
    item.withObject("/pricing/price_details").put("price", price).put("product", product);
  }

  private void members(Work work, Params params, ObjectNode item) {
    params.copy(item, "description", "discountable", "period");
    Metadata.merge(item, params);
    var given = params.values().get("discounts");
    if (given != null) {
      var ids = item.putArray("discounts");
      var reading =
          new GivenDiscounts(
              new Discounts(templates),
              work,
              item.path("customer").asText(),
              item.path("currency").asText(),
              0,
              false);
      for (var discount : reading.read(given, "discounts", Set.of())) {
        discount.set("customer", item.get("customer"));
        discount.set("invoice_item", item.get("id"));
        Discounts.redeem(work, discount);
        ids.add(discount.path("id").asText());
      }
    }
  }

  private ObjectNode update(Work work, Params params) {
    work.need(TABLE, NOUN, params.id(), "id");
    var item = work.edit(TABLE, params.id());
    var draft = item.hasNonNull("invoice") ? draft(work, item.path("invoice").asText()) : null;
    if (params.has("amount")
        || params.has("pricing")
        || params.has("price_data")
        || params.has("unit_amount_decimal")) {
      priced(work, params, item);
    } else if (params.has("quantity")) {
      var same = Json.object();
      same.set("amount", item.at("/pricing/unit_amount_decimal"));
      same.set("quantity", params.values().get("quantity"));
      var details = item.at("/pricing/price_details").deepCopy();
      priced(work, new Params("", same), item);
      item.withObject("/pricing").set("price_details", details);
    }
    members(work, params, item);
    // Stripe has no event of such a change.
    work.put(TABLE, item);
    if (draft != null) {
      invoices.replace(work, draft, item);
      ManualInvoices.total(work, draft);
      Changes.put(work, "invoices", "invoice.updated", draft);
    }
    return item;
  }

  private static ObjectNode delete(Work work, Params params) {
    var item = work.need(TABLE, NOUN, params.id(), "id");
    if (item.hasNonNull("invoice")) {
      var draft = draft(work, item.path("invoice").asText());
      ManualInvoices.displace(draft, params.id());
      ManualInvoices.total(work, draft);
      Changes.put(work, "invoices", "invoice.updated", draft);
    }
    work.remove(TABLE, params.id());
    work.emit("invoiceitem.deleted", item);
    return Json.object().put("id", params.id()).put("object", NOUN).put("deleted", true);
  }

  private static ObjectNode list(Work work, Params params) {
    String by = params.has("invoice") ? "invoice" : "customer";
    return new Pages(TABLE, NOUN, "/v1/invoiceitems")
        .page(
            work,
            params,
            work.positions(TABLE, by, params.text(by)),
            row ->
                Filters.same(params, row, "customer", "customer_account")
                    && (!params.has("pending")
                        || params.flag("pending", true) == row.has("_pending")));
  }
}
