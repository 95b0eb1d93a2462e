package dev.promirror.stripe.sdk;

import com.stripe.StripeClient;
import com.stripe.model.Coupon;
import com.stripe.model.HasId;
import com.stripe.model.Price;
import com.stripe.model.Product;
import com.stripe.model.PromotionCode;
import com.stripe.model.StripeCollection;
import com.stripe.param.CouponListParams;
import com.stripe.param.CouponRetrieveParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.PriceRetrieveParams;
import com.stripe.param.PromotionCodeListParams;
import com.stripe.param.PromotionCodeRetrieveParams;
import dev.promirror.stripe.BookedSale;
import dev.promirror.stripe.RefundedSale;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripePage;
import dev.promirror.stripe.StripePrice;
import dev.promirror.stripe.StripeProduct;
import dev.promirror.stripe.StripePromotionCode;
import dev.promirror.stripe.StripeWrite;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One connected account through the SDK. */
final class SdkAccount implements StripeAccount {

  private static final long PAGE = 100L;

  /** Left out by Stripe unless asked for. */
  private static final String CURRENCIES = "currency_options";

  private final StripeClient client;
  private final SdkCalls calls;
  private final SaleReads sales;
  private final RefundReads refunds;

  SdkAccount(StripeClient client, String account, Breaker breaker) {
    this.client = client;
    this.calls = new SdkCalls(client, account, breaker);
    this.sales = new SaleReads(client, calls);
    this.refunds = new RefundReads(client, calls, sales);
  }

  @Override
  public StripeCoupon sendCoupon(StripeWrite write, String idempotencyKey) {
    return Promotions.of(calls.send(write, idempotencyKey, Coupon.class));
  }

  @Override
  public StripePromotionCode sendPromotionCode(StripeWrite write, String idempotencyKey) {
    return Promotions.of(calls.send(write, idempotencyKey, PromotionCode.class));
  }

  @Override
  public Optional<StripeCoupon> coupon(String id) {
    return calls
        .find(
            () ->
                client
                    .v1()
                    .coupons()
                    .retrieve(
                        id,
                        CouponRetrieveParams.builder().addAllExpand(Promotions.COUPON).build(),
                        calls.options()))
        .map(Promotions::full);
  }

  @Override
  public Optional<StripePromotionCode> promotionCode(String id) {
    return calls
        .find(
            () ->
                client
                    .v1()
                    .promotionCodes()
                    .retrieve(
                        id,
                        PromotionCodeRetrieveParams.builder().addAllExpand(Promotions.CODE).build(),
                        calls.options()))
        .map(Promotions::full);
  }

  @Override
  public StripePage<StripeCoupon> coupons(@Nullable String after) {
    CouponListParams params =
        CouponListParams.builder()
            .setLimit(PAGE)
            .setStartingAfter(after)
            .addAllExpand(ofLists(Promotions.COUPON))
            .build();
    return calls.call(
        () -> page(client.v1().coupons().list(params, calls.options()), Promotions::full));
  }

  @Override
  public StripePage<StripePromotionCode> promotionCodes(@Nullable String after) {
    PromotionCodeListParams params =
        PromotionCodeListParams.builder()
            .setLimit(PAGE)
            .setStartingAfter(after)
            .addAllExpand(ofLists(Promotions.CODE))
            .build();
    return calls.call(
        () -> page(client.v1().promotionCodes().list(params, calls.options()), Promotions::full));
  }

  private static List<String> ofLists(List<String> expanded) {
    return expanded.stream().map(name -> "data." + name).toList();
  }

  private static <S extends HasId, T> StripePage<T> page(
      StripeCollection<S> page, Function<S, T> ours) {
    return new StripePage<>(
        page.getData().stream().map(ours).toList(), Boolean.TRUE.equals(page.getHasMore()));
  }

  @Override
  public List<StripePromotionCode> promotionCodesOf(String coupon, String text) {
    PromotionCodeListParams.Builder params =
        PromotionCodeListParams.builder().setCoupon(coupon).setCode(text).setLimit(PAGE);
    Reading reading = new Reading(calls);
    return reading
        .all(
            reading.call(options -> client.v1().promotionCodes().list(params.build(), options)),
            (last, options) ->
                client.v1().promotionCodes().list(params.setStartingAfter(last).build(), options))
        .stream()
        .map(Promotions::of)
        .toList();
  }

  @Override
  public StripeProduct sendProduct(StripeWrite write, String idempotencyKey) {
    return Goods.of(calls.send(write, idempotencyKey, Product.class));
  }

  @Override
  public StripePrice sendPrice(StripeWrite write, String idempotencyKey) {
    return Goods.of(calls.send(write, idempotencyKey, Price.class));
  }

  @Override
  public Optional<StripeProduct> product(String id) {
    return calls.find(() -> client.v1().products().retrieve(id, calls.options())).map(Goods::of);
  }

  @Override
  public Optional<StripePrice> price(String id) {
    PriceRetrieveParams params =
        PriceRetrieveParams.builder().addAllExpand(List.of("product", CURRENCIES)).build();
    return calls
        .find(() -> client.v1().prices().retrieve(id, params, calls.options()))
        .map(Goods::of);
  }

  @Override
  public StripePage<StripePrice> prices(@Nullable String after) {
    PriceListParams params =
        PriceListParams.builder()
            .setLimit(PAGE)
            .setStartingAfter(after)
            .addAllExpand(List.of("data.product", "data." + CURRENCIES))
            .build();
    return calls.call(() -> page(client.v1().prices().list(params, calls.options()), Goods::of));
  }

  @Override
  public List<StripePrice> pricesOf(String product) {
    PriceListParams.Builder params =
        PriceListParams.builder()
            .setProduct(product)
            .setLimit(PAGE)
            .addAllExpand(List.of("data.product", "data." + CURRENCIES));
    Reading reading = new Reading(calls);
    return reading
        .find(options -> client.v1().prices().list(params.build(), options))
        .map(
            first ->
                reading.all(
                    first,
                    (last, options) ->
                        client.v1().prices().list(params.setStartingAfter(last).build(), options)))
        .orElse(List.of())
        .stream()
        .map(Goods::of)
        .toList();
  }

  @Override
  public Optional<BookedSale> saleBySession(String id) {
    return sales.bySession(id);
  }

  @Override
  public Optional<BookedSale> saleByInvoice(String id) {
    return sales.byInvoice(id);
  }

  @Override
  public Optional<RefundedSale> saleByCharge(String charge) {
    return refunds.byCharge(charge);
  }

  @Override
  public Optional<RefundedSale> saleByRefund(String refund) {
    return refunds.byRefund(refund);
  }
}
