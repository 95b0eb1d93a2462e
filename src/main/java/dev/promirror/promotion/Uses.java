package dev.promirror.promotion;

import dev.promirror.money.Money;
import dev.promirror.region.CommunityId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What codes brought in; implemented by the rooms above that count. */
public interface Uses {

  /** The figures of these codes; codes nobody used may be absent. Works within a transaction. */
  Map<String, Figures> of(CommunityId community, Collection<String> promoCodeIds);

  /**
   * The figures of these coupons, through their codes and directly; coupons nobody used may be
   * absent. Only uses and discounts are told. Works within a transaction.
   */
  Map<String, Figures> ofCoupons(CommunityId community, Collection<String> couponIds);

  /**
   * How many codes of a batch somebody has used, by Stripe's count or ours. Works within a
   * transaction.
   */
  long usedOfBatch(CommunityId community, String batch);

  /** What people have used and bought, by their places. Works within a transaction of theirs. */
  List<PersonFigures> ofPeople(Buyers people);

  /**
   * A person's own figures; codes and coupons they never used are absent.
   *
   * @param ofCodes by code, sales they entered it for
   * @param ofCoupons by coupon, sales it was in, through any code or directly
   * @param boughtBefore whether there is any sale of theirs
   */
  record PersonFigures(
      Map<String, Long> ofCodes, Map<String, Long> ofCoupons, boolean boughtBefore) {

    /** Somebody nobody has heard of. */
    public static final PersonFigures NONE = new PersonFigures(Map.of(), Map.of(), false);

    public PersonFigures {
      ofCodes = Map.copyOf(ofCodes);
      ofCoupons = Map.copyOf(ofCoupons);
    }
  }

  /**
   * Lifetime figures of a code or a coupon.
   *
   * @param uses sales it was entered for
   * @param totals one entry a currency; they are never added
   */
  record Figures(long uses, List<Total> totals) {

    /** Nothing yet. */
    public static final Figures NONE = new Figures(0, List.of());

    public Figures {
      totals = List.copyOf(totals);
    }

    /** Whether the discounts given have reached a budget; never without one. */
    public boolean hasSpent(@Nullable Money budget) {
      return budget != null
          && totals.stream()
              .filter(total -> total.currency().equals(budget.currency().getCurrencyCode()))
              .anyMatch(total -> total.discount() >= budget.minor());
    }
  }

  /**
   * Figures in one currency, in minor units.
   *
   * @param discount given, as Stripe booked it
   * @param revenue after the discount: the code's share of the sales it was in
   * @param firstPayments sales it was entered for
   * @param renewals later charges it still discounted
   */
  record Total(String currency, long discount, long revenue, long firstPayments, long renewals) {}
}
