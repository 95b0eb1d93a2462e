package dev.promirror.promotion;

import dev.promirror.catalog.Offer;
import dev.promirror.catalog.Offers;
import dev.promirror.community.Communities;
import dev.promirror.community.ConnectedAccount;
import dev.promirror.money.Money;
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
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the rules about a code, with all that is known at one moment. */
@ApplicationScoped
public class Validations {

  private final Regions regions;
  private final Communities communities;
  private final Offers offers;
  private final PromoCodes codes;
  private final Views views;
  private final MemberLists lists;
  private final Instance<Uses> uses;
  private final Clock clock;

  Validations(
      Regions regions,
      Communities communities,
      Offers offers,
      PromoCodes codes,
      Views views,
      MemberLists lists,
      Instance<Uses> uses,
      Clock clock) {
    this.regions = regions;
    this.communities = communities;
    this.offers = offers;
    this.codes = codes;
    this.views = views;
    this.lists = lists;
    this.uses = uses;
    this.clock = clock;
  }

  /** Answers an inquiry; nothing is held, so the answer may change until the purchase. */
  public Validation of(CommunityId community, Inquiry inquiry) {
    return regions.in(community, () -> judge(community, inquiry));
  }

  private Validation judge(CommunityId community, Inquiry inquiry) {
    Map<String, Offer> known =
        offers
            .findAll(community, inquiry.wanted().stream().map(Inquiry.Wanted::offer).toList())
            .stream()
            .collect(Collectors.toMap(Offer::id, Function.identity()));
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < inquiry.wanted().size(); i++) {
      Inquiry.Wanted wanted = inquiry.wanted().get(i);
      Offer offer = known.get(wanted.offer());
      if (offer == null || offer.isArchived()) {
        return new Validation.NoSuchOffer(i);
      }
      Optional<Money> price = offer.priceIn(inquiry.currency());
      if (price.isEmpty()) {
        return new Validation.NoPrice(i);
      }
      try {
        lines.add(new Line("" + i, offer.id(), wanted.quantity(), price.get().minor()));
      } catch (AmountTooLarge e) {
        return new Validation.TooMuch();
      }
    }
    Optional<PromoCodeView> code = asked(community, inquiry);
    if (code.isEmpty()) {
      return new Validation.Unknown();
    }
    try {
      Basket basket = new Basket(inquiry.currency(), lines);
      return judge(community, inquiry, code.get(), basket, known);
    } catch (AmountTooLarge e) {
      return new Validation.TooMuch();
    }
  }

  private Validation judge(
      CommunityId community,
      Inquiry inquiry,
      PromoCodeView code,
      Basket basket,
      Map<String, Offer> known) {
    Instant now = clock.instant();
    Question question =
        new Question(
            inquiry.typed(),
            code.code().terms(),
            code.coupon().terms(),
            code.facts(),
            basket,
            member(community, inquiry.person(), code),
            communities.account(community).filter(ConnectedAccount::isReady).isPresent(),
            code.isBeingReplaced(),
            now);
    Benefit benefit = code.coupon().benefit();
    int extra = benefit instanceof Benefit.ExtraTrial trial ? trial.days() : 0;
    Discount discount = Discount.of(code.code().code(), benefit, question.covered());
    PriceEstimate price = PriceEstimate.of(basket, List.of(discount), new Composition.ByStripe());
    return new Validation.Judged(
        code,
        Explanation.of(question),
        price,
        inquiry.wanted().stream()
            .map(wanted -> java.util.Objects.requireNonNull(known.get(wanted.offer())))
            .map(
                offer ->
                    new Validation.Line(
                        offer,
                        DurationEstimate.ofPurchase(
                            code.coupon().duration(),
                            offer.cadence(),
                            now,
                            offer.trialDays() + extra)))
            .toList());
  }

  private @Nullable Member member(
      CommunityId community, @Nullable Person person, PromoCodeView code) {
    if (person == null) {
      return null;
    }
    Uses.PersonFigures figures =
        uses.isResolvable()
            ? uses.get().ofPerson(community, person, code.coupon().id(), code.code().id())
            : Uses.PersonFigures.NONE;
    return new Member(
        person.customer(),
        figures.usesOfCode(),
        figures.usesOfCoupon(),
        figures.boughtBefore(),
        lists.on(community, person));
  }

  /** The code a text means: the unfinished one that is for them, else any, else the newest. */
  private Optional<PromoCodeView> asked(CommunityId community, Inquiry inquiry) {
    List<PromoCode> holding = codes.holding(community, CodeText.key(inquiry.typed()));
    String customer = inquiry.person() == null ? null : inquiry.person().customer();
    return holding.stream()
        .filter(code -> customer != null && customer.equals(code.terms().customer()))
        .findFirst()
        .or(() -> holding.stream().findFirst())
        .or(() -> codes.lastWith(community, CodeText.key(inquiry.typed())))
        .map(code -> views.ofCodes(community, List.of(code)).getFirst());
  }
}
