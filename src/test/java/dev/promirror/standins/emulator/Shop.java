package dev.promirror.standins.emulator;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Discount;
import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionSchedule;
import com.stripe.model.checkout.Session;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoiceUpdateParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionScheduleCreateParams;
import com.stripe.param.SubscriptionScheduleUpdateParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;

/** A community that sells subscriptions, with short words for Stripe's calls. */
final class Shop implements AutoCloseable {
  final EmulatorFixture world;

  Shop() throws StripeException {
    this.world = new EmulatorFixture();
  }

  String price(long amount, @Nullable String interval) {
    return offer(amount, "usd", interval).price();
  }

  EmulatorControl.Offer offer(long amount, String currency, @Nullable String interval) {
    return world.control.offer(world.account, "Gold", amount, currency, interval);
  }

  String customer() throws StripeException {
    var params = CustomerCreateParams.builder().setEmail("mia@example.com").build();
    return world.stripe.v1().customers().create(params, world.inAccount).getId();
  }

  String percent(String percent, CouponCreateParams.Duration duration) throws StripeException {
    var params = CouponCreateParams.builder().setPercentOff(new BigDecimal(percent));
    return world.coupon(params.setDuration(duration)).getId();
  }

  String months(String percent, long months) throws StripeException {
    var params = CouponCreateParams.builder().setPercentOff(new BigDecimal(percent));
    params.setDuration(CouponCreateParams.Duration.REPEATING).setDurationInMonths(months);
    return world.coupon(params).getId();
  }

  /** A subscription to one of each of these prices, for a new customer. */
  SubscriptionCreateParams.Builder to(String... prices) throws StripeException {
    var params = SubscriptionCreateParams.builder().setCustomer(customer());
    for (String price : prices) {
      params.addItem(SubscriptionCreateParams.Item.builder().setPrice(price).build());
    }
    return params;
  }

  static SubscriptionCreateParams.Discount coupon(String coupon) {
    return SubscriptionCreateParams.Discount.builder().setCoupon(coupon).build();
  }

  static SubscriptionUpdateParams.Discount another(String coupon) {
    return SubscriptionUpdateParams.Discount.builder().setCoupon(coupon).build();
  }

  static SubscriptionUpdateParams.Discount kept(String discount) {
    return SubscriptionUpdateParams.Discount.builder().setDiscount(discount).build();
  }

  Subscription subscribe(SubscriptionCreateParams.Builder params) throws StripeException {
    return world.stripe.v1().subscriptions().create(params.build(), world.inAccount);
  }

  Subscription update(String id, SubscriptionUpdateParams.Builder params) throws StripeException {
    return world.stripe.v1().subscriptions().update(id, params.build(), world.inAccount);
  }

  Subscription read(@Nullable String id) throws StripeException {
    return world.stripe.v1().subscriptions().retrieve(requireNonNull(id), world.inAccount);
  }

  Session open(SessionCreateParams.Builder params) throws StripeException {
    params.setSuccessUrl("https://example.com/thanks");
    return world.stripe.v1().checkout().sessions().create(params.build(), world.inAccount);
  }

  EmulatorControl.Receipt complete(Session session, @Nullable String code) {
    return world.control.completeSession(
        world.account, session.getId(), code, "mia@example.com", "Mia");
  }

  SubscriptionSchedule schedule(SubscriptionScheduleCreateParams.Builder params)
      throws StripeException {
    return world.stripe.v1().subscriptionSchedules().create(params.build(), world.inAccount);
  }

  SubscriptionSchedule reschedule(String id, SubscriptionScheduleUpdateParams.Builder params)
      throws StripeException {
    return world.stripe.v1().subscriptionSchedules().update(id, params.build(), world.inAccount);
  }

  SubscriptionSchedule readSchedule(String id) throws StripeException {
    return world.stripe.v1().subscriptionSchedules().retrieve(id, world.inAccount);
  }

  /** A subscription's invoices, newest first. */
  List<Invoice> invoices(@Nullable String subscription) throws StripeException {
    var params = InvoiceListParams.builder().setSubscription(requireNonNull(subscription));
    params.addExpand("data.total_discount_amounts.discount");
    return world.stripe.v1().invoices().list(params.build(), world.inAccount).getData();
  }

  List<Long> totals(@Nullable String subscription) throws StripeException {
    return invoices(subscription).stream().map(Invoice::getTotal).toList();
  }

  Invoice change(String invoice, InvoiceUpdateParams.Builder params) throws StripeException {
    return world.stripe.v1().invoices().update(invoice, params.build(), world.inAccount);
  }

  Discount deleteDiscount(String subscription) throws StripeException {
    return world.stripe.v1().subscriptions().deleteDiscount(subscription, world.inAccount);
  }

  long redeemed(String coupon) throws StripeException {
    return world.stripe.v1().coupons().retrieve(coupon, world.inAccount).getTimesRedeemed();
  }

  void at(String time) {
    world.control.moveClockTo(Instant.parse(time));
  }

  /** The events of a type, newest first. */
  List<Event> events(String type) throws StripeException {
    var params = EventListParams.builder().setType(type).setLimit(100L).build();
    return world.stripe.v1().events().list(params, world.inAccount).getData();
  }

  /** What the newest event of a type says was otherwise before. */
  Map<String, Object> previous(String type) throws StripeException {
    var previous = events(type).getFirst().getData().getPreviousAttributes();
    return previous == null ? Map.of() : previous;
  }

  static InvalidRequestException refused(@Nullable String param, Executable call) {
    var refusal = assertThrows(InvalidRequestException.class, call);
    assertEquals(400, refusal.getStatusCode());
    assertEquals(param, refusal.getParam());
    return refusal;
  }

  @Override
  public void close() {
    world.close();
  }
}
