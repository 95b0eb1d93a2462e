package dev.promirror.stripe.sdk;

import com.stripe.StripeClient;
import com.stripe.model.Coupon;
import com.stripe.model.PromotionCode;
import com.stripe.param.PromotionCodeListParams;
import dev.promirror.stripe.BookedSale;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripePromotionCode;
import dev.promirror.stripe.StripeWrite;
import io.smallrye.faulttolerance.api.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One connected account through the SDK. */
final class SdkAccount implements StripeAccount {

  private static final long PAGE = 100L;

  private final StripeClient client;
  private final SdkCalls calls;
  private final SaleReads sales;

  SdkAccount(StripeClient client, String account, Guard guard) {
    this.client = client;
    this.calls = new SdkCalls(client, account, guard);
    this.sales = new SaleReads(client, calls);
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
        .find(() -> client.v1().coupons().retrieve(id, calls.options()))
        .map(Promotions::of);
  }

  @Override
  public Optional<StripePromotionCode> promotionCode(String id) {
    return calls
        .find(() -> client.v1().promotionCodes().retrieve(id, calls.options()))
        .map(Promotions::of);
  }

  @Override
  public List<StripePromotionCode> promotionCodesOf(String coupon, String text) {
    PromotionCodeListParams params =
        PromotionCodeListParams.builder().setCoupon(coupon).setCode(text).setLimit(PAGE).build();
    return calls.call(
        () -> {
          List<StripePromotionCode> all = new ArrayList<>();
          client
              .v1()
              .promotionCodes()
              .list(params, calls.options())
              .autoPagingIterable()
              .forEach(code -> all.add(Promotions.of(code)));
          return all;
        });
  }

  @Override
  public Optional<BookedSale> saleBySession(String id) {
    return sales.bySession(id);
  }

  @Override
  public Optional<BookedSale> saleByInvoice(String id) {
    return sales.byInvoice(id);
  }
}
