package dev.promirror.promotion;

import dev.promirror.catalog.Cadence;
import dev.promirror.catalog.Offer;
import dev.promirror.catalog.Offers;
import dev.promirror.community.Communities;
import dev.promirror.community.Community;
import dev.promirror.money.Currencies;
import dev.promirror.platform.Unavailable;
import dev.promirror.promotion.BasketPreview.Given;
import dev.promirror.promotion.BasketPreview.Wish;
import dev.promirror.promotion.Previewed.Fault;
import dev.promirror.promotion.Previewed.Why;
import dev.promirror.promotion.preview.AmountTooLarge;
import dev.promirror.promotion.preview.Basket;
import dev.promirror.promotion.preview.Discount;
import dev.promirror.promotion.preview.DurationEstimate;
import dev.promirror.promotion.preview.Line;
import dev.promirror.promotion.preview.PriceEstimate;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Previews purchases with several discounts. It is arithmetic: whether somebody may use a code is
 * for {@link Validations} to say.
 */
@ApplicationScoped
public class BasketPreviews {

  private final Regions regions;
  private final Communities communities;
  private final Offers offers;
  private final NamedDiscounts discounts;
  private final Clock clock;

  BasketPreviews(
      Regions regions,
      Communities communities,
      Offers offers,
      NamedDiscounts discounts,
      Clock clock) {
    this.regions = regions;
    this.communities = communities;
    this.offers = offers;
    this.discounts = discounts;
    this.clock = clock;
  }

  /**
   * Previews a purchase made now. Nothing is written.
   *
   * @return empty if there is no such community
   * @throws Unavailable if the region's database can't be reached
   */
  public Optional<Previewed<BasketPreview>> of(CommunityId community, Wish wish) {
    return regions.in(
        community, () -> communities.find(community).map(seller -> preview(seller, wish)));
  }

  private Previewed<BasketPreview> preview(Community seller, Wish wish) {
    Currency currency =
        wish.currency() == null ? Currencies.parse(seller.currency()) : wish.currency();
    List<Fault> faults = new ArrayList<>();
    List<AskedOffer> bought = new ArrayList<>();
    List<Line> lines = lines(seller.id(), wish, currency, bought, faults);
    List<NamedDiscount> found = discounts(seller.id(), wish, faults);
    if (!faults.isEmpty()) {
      return new Previewed.Refused<>(faults);
    }
    try {
      Asked asked = new Asked(new Basket(currency, lines), bought, wish, found, clock.instant());
      return new Previewed.Shown<>(
          new BasketPreview(asked.price(), asked.lines(), found, seller.zone()));
    } catch (AmountTooLarge e) {
      return new Previewed.Refused<>(List.of(new Fault("/lines", Why.TOO_MUCH)));
    }
  }

  private List<Line> lines(
      CommunityId community,
      Wish wish,
      Currency currency,
      List<AskedOffer> bought,
      List<Fault> faults) {
    Map<String, Offer> sold =
        offers
            .findAll(community, wish.wanted().stream().map(Inquiry.Wanted::offer).toList())
            .stream()
            .filter(offer -> !offer.isArchived())
            .collect(Collectors.toMap(Offer::id, Function.identity()));
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < wish.wanted().size(); i++) {
      Inquiry.Wanted wanted = wish.wanted().get(i);
      String place = "/lines/" + i;
      Offer offer = sold.get(wanted.offer());
      if (offer == null) {
        faults.add(new Fault(place + "/offer", Why.NO_SUCH_OFFER));
        continue;
      }
      AskedOffer asked = AskedOffer.of(offer);
      bought.add(asked);
      try {
        asked
            .terms()
            .priceIn(currency)
            .ifPresentOrElse(
                price ->
                    lines.add(
                        new Line(
                            Integer.toString(lines.size()),
                            asked.id(),
                            wanted.quantity(),
                            price.minor())),
                () -> faults.add(new Fault(place + "/offer", Why.NO_PRICE)));
      } catch (AmountTooLarge e) {
        faults.add(new Fault(place + "/quantity", Why.TOO_MUCH));
      }
    }
    return lines;
  }

  private List<NamedDiscount> discounts(CommunityId community, Wish wish, List<Fault> faults) {
    return discounts.all(
        community, wish.discounts().stream().map(Given::name).toList(), "/discounts", faults);
  }

  /** A purchase with everything found. */
  private record Asked(
      Basket basket, List<AskedOffer> bought, Wish wish, List<NamedDiscount> found, Instant now) {

    PriceEstimate price() {
      List<Discount> given = new ArrayList<>();
      for (int i = 0; i < found.size(); i++) {
        int discount = i;
        NamedDiscount named = found.get(i);
        given.add(
            new Discount(
                Integer.toString(i),
                named.coupon().benefit(),
                basket.where(line -> covers(discount, place(line))),
                wish.discounts().get(i).level()));
      }
      return PriceEstimate.of(basket, given, wish.composition());
    }

    List<BasketPreview.Line> lines() {
      List<BasketPreview.Line> lines = new ArrayList<>();
      for (int line = 0; line < bought.size(); line++) {
        List<Optional<DurationEstimate>> durations = new ArrayList<>();
        for (int discount = 0; discount < found.size(); discount++) {
          durations.add(
              covers(discount, line) && !givesDays(discount)
                  ? Optional.of(duration(discount, line))
                  : Optional.empty());
        }
        lines.add(new BasketPreview.Line(bought.get(line), durations));
      }
      return lines;
    }

    private static int place(Line line) {
      return Integer.parseInt(line.id());
    }

    /** Whether it does anything to the line, now or once the trial is over. */
    private boolean covers(int discount, int line) {
      return isFor(discount, line)
          && (givesDays(discount) || !duration(discount, line).isNothing());
    }

    private boolean isFor(int discount, int line) {
      Integer only = wish.discounts().get(discount).line();
      AskedOffer offer = bought.get(line);
      return (only == null || only == line)
          && found.get(discount).coupon().scope().covers(offer.id())
          && !(givesDays(discount) && offer.terms().cadence() instanceof Cadence.OneTime);
    }

    private boolean givesDays(int discount) {
      return found.get(discount).coupon().benefit() instanceof Benefit.ExtraTrial;
    }

    private DurationEstimate duration(int discount, int line) {
      return DurationEstimate.ofPurchase(
          found.get(discount).coupon().duration(),
          bought.get(line).terms().cadence(),
          now,
          trialDays(line));
    }

    private int trialDays(int line) {
      int days = bought.get(line).terms().trialDays();
      for (int i = 0; i < found.size(); i++) {
        if (found.get(i).coupon().benefit() instanceof Benefit.ExtraTrial trial && isFor(i, line)) {
          days += trial.days();
        }
      }
      return days;
    }
  }
}
