package dev.promirror.mirror;

import dev.promirror.catalog.Access;
import dev.promirror.catalog.Cadence;
import dev.promirror.catalog.Interval;
import dev.promirror.catalog.Marks;
import dev.promirror.catalog.Offer;
import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.stripe.StripeForm;
import dev.promirror.stripe.StripeWrite;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Operations on offers as Stripe takes them. Products have ids of ours; prices can't, so they carry
 * metadata.
 */
final class OfferWrites {

  private static final String PRODUCTS = "/v1/products";
  private static final String PRICES = "/v1/prices";

  private OfferWrites() {}

  static StripeWrite makeProduct(Offer offer, boolean off) {
    return new StripeForm()
        .add("id", offer.stripeProduct())
        .add("name", offer.name())
        .add("active", off ? false : null)
        .add("metadata[" + Marks.COMMUNITY + "]", offer.communityId())
        .post(PRODUCTS);
  }

  static StripeWrite changeProduct(Offer offer, boolean off) {
    return new StripeForm()
        .add("name", offer.name())
        .add("active", off ? false : null)
        .post(PRODUCTS + "/" + encoded(offer.stripeProduct()));
  }

  static StripeWrite makePrice(Offer offer) {
    Money price = offer.price().orElseThrow();
    StripeForm form =
        new StripeForm()
            .add("product", offer.stripeProduct())
            .add("currency", Currencies.stripeCode(price.currency()))
            .add("unit_amount", price.minor());
    switch (offer.cadence()) {
      case Cadence.OneTime once -> {}
      case Cadence.Recurring again -> recurring(form, again.every());
      case Cadence.Instalments parts ->
          throw new IllegalArgumentException("Stripe has no price in instalments");
    }
    return form.add("active", offer.isEndedHere() ? false : null)
        .add("metadata[" + Marks.COMMUNITY + "]", offer.communityId())
        .add("metadata[" + Marks.OFFER + "]", offer.id())
        .metadata(marks(offer))
        .post(PRICES);
  }

  private static void recurring(StripeForm form, Interval every) {
    form.add("recurring[interval]", every.unit().name().toLowerCase(Locale.ROOT))
        .add("recurring[interval_count]", every.count());
  }

  static StripeWrite changePrice(Offer offer, String stripePrice) {
    return new StripeForm()
        .add("active", offer.isEndedHere() ? false : null)
        .metadata(marks(offer))
        .post(PRICES + "/" + encoded(stripePrice));
  }

  /** What only metadata can say of an offer; an empty text takes an entry away. */
  static Map<String, String> marks(Offer offer) {
    Access access = offer.access();
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put(Marks.ACCESS, access.kind().name().toLowerCase(Locale.ROOT));
    marks.put(Marks.ACCESS_NAME, access.name() == null ? "" : access.name());
    if (!(offer.cadence() instanceof Cadence.OneTime)) {
      // Also none: the price may have a trial of its own, which can't be changed.
      marks.put(Marks.TRIAL_DAYS, Integer.toString(offer.trialDays()));
    }
    return marks;
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
