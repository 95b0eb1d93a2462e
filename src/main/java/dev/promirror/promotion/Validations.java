package dev.promirror.promotion;

import dev.promirror.catalog.Cadence;
import dev.promirror.money.Money;
import dev.promirror.platform.Unavailable;
import dev.promirror.promotion.preview.AmountTooLarge;
import dev.promirror.promotion.preview.Basket;
import dev.promirror.promotion.preview.Composition;
import dev.promirror.promotion.preview.Discount;
import dev.promirror.promotion.preview.DurationEstimate;
import dev.promirror.promotion.preview.Line;
import dev.promirror.promotion.preview.PriceEstimate;
import dev.promirror.promotion.rules.Explanation;
import dev.promirror.promotion.rules.Member;
import dev.promirror.promotion.rules.Person;
import dev.promirror.promotion.rules.Question;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the rules about a code, with all that is known at one moment. */
@ApplicationScoped
public class Validations {

  private final FreshReads reads;
  private final Dossiers dossiers;
  private final Clock clock;

  Validations(FreshReads reads, Dossiers dossiers, Clock clock) {
    this.reads = reads;
    this.dossiers = dossiers;
    this.clock = clock;
  }

  /**
   * Answers an inquiry, by all that was committed before it was asked; nothing is held, so the
   * answer may change until the purchase. No transaction is open.
   *
   * @return empty if there is no such community
   * @throws Unavailable if the region's database can't be reached
   */
  public Optional<Validation> of(CommunityId community, Inquiry inquiry) {
    FreshReads.Fresh fresh = reads.of(community, inquiry.person());
    return dossiers
        .of(community, inquiry, fresh.revision())
        .map(dossier -> judge(inquiry, dossier, fresh));
  }

  private Validation judge(Inquiry inquiry, Dossier dossier, FreshReads.Fresh fresh) {
    Currency currency =
        inquiry.currency() == null ? dossier.seller().currency() : inquiry.currency();
    List<AskedOffer> bought = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < inquiry.wanted().size(); i++) {
      Inquiry.Wanted wanted = inquiry.wanted().get(i);
      AskedOffer offer = dossier.offers().get(wanted.offer());
      if (offer == null || offer.archived()) {
        return new Validation.NoSuchOffer(i);
      }
      Optional<Money> price = offer.terms().priceIn(currency);
      if (price.isEmpty()) {
        return new Validation.NoPrice(i);
      }
      bought.add(offer);
      try {
        lines.add(
            new Line(Integer.toString(i), offer.id(), wanted.quantity(), price.get().minor()));
      } catch (AmountTooLarge e) {
        return new Validation.TooMuch();
      }
    }
    if (dossier.code().isEmpty()) {
      return new Validation.Unknown();
    }
    AskedCode code = dossier.code().get();
    try {
      return judge(
          code,
          new Asked(
              inquiry.typed(),
              new Basket(currency, lines),
              bought,
              member(inquiry.person(), code, fresh)),
          dossier.seller());
    } catch (AmountTooLarge e) {
      return new Validation.TooMuch();
    }
  }

  private record Asked(
      String typed, Basket basket, List<AskedOffer> bought, @Nullable Member member) {}

  private Validation judge(AskedCode code, Asked asked, Seller seller) {
    Instant now = clock.instant();
    PromoCodeState state = code.state(now);
    Question question =
        new Question(
            asked.typed(),
            code.terms(),
            code.coupon(),
            code.facts(),
            asked.basket(),
            paidOnce(asked.bought()),
            asked.member(),
            seller.ready(),
            state == PromoCodeState.ACTIVE && code.steppedAside(),
            now);
    Benefit benefit = code.coupon().benefit();
    int extra = benefit instanceof Benefit.ExtraTrial trial ? trial.days() : 0;
    Discount discount = Discount.of(code.terms().code().text(), benefit, question.covered());
    PriceEstimate price =
        PriceEstimate.of(asked.basket(), List.of(discount), new Composition.ByStripe());
    return new Validation.Judged(
        code,
        state,
        Explanation.of(question),
        price,
        asked.bought().stream()
            .map(
                offer ->
                    new Validation.Line(
                        offer,
                        DurationEstimate.ofPurchase(
                            code.coupon().duration(),
                            offer.terms().cadence(),
                            now,
                            offer.terms().trialDays() + (question.covers(offer.id()) ? extra : 0))))
            .toList());
  }

  private static Set<String> paidOnce(List<AskedOffer> bought) {
    return bought.stream()
        .filter(offer -> offer.terms().cadence() instanceof Cadence.OneTime)
        .map(AskedOffer::id)
        .collect(Collectors.toSet());
  }

  private static @Nullable Member member(
      @Nullable Person person, AskedCode code, FreshReads.Fresh fresh) {
    return person == null
        ? null
        : new Member(
            person.customer(),
            fresh.figures().ofCodes().getOrDefault(code.id(), 0L),
            fresh.figures().ofCoupons().getOrDefault(code.couponId(), 0L),
            fresh.figures().boughtBefore(),
            fresh.lists());
  }
}
