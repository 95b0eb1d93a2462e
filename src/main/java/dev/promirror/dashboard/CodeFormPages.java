package dev.promirror.dashboard;

import dev.promirror.money.Currencies;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.PromoCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the page of the form together. */
@ApplicationScoped
class CodeFormPages {

  /** Every place people live in; the rest are older names and offsets. */
  private static final List<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(
              id -> id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
          .sorted()
          .toList();

  private final FormReader reader;
  private final OptionMessages options;
  private final DoorMessages doors;
  private final CouponMessages its;
  private final DealWords deals;
  private final FormWords words;
  private final CostMessages costs;

  CodeFormPages(
      FormReader reader,
      OptionMessages options,
      DoorMessages doors,
      CouponMessages its,
      DealMessages deals,
      SentenceMessages sentences,
      CostMessages costs) {
    this.reader = reader;
    this.options = options;
    this.doors = doors;
    this.its = its;
    this.deals = new DealWords(deals);
    this.costs = costs;
    this.words = new FormWords(sentences, this.deals);
  }

  /** The form as it was typed, with what was refused. */
  CodeFormPage page(FormSubject subject, Typed typed, List<FormError> errors) {
    return page(subject, typed, errors, null, null);
  }

  /** The form as it was typed, with why it isn't saved although nothing is wrong with it. */
  CodeFormPage told(FormSubject subject, Typed typed, FormTold told) {
    return page(subject, typed, List.of(), told, null);
  }

  /** The form as it was typed, with what it takes. */
  CodeFormPage asking(FormSubject subject, Typed typed, Unconfirmed asked) {
    return page(subject, typed, List.of(), null, CostPanel.of(asked, costs));
  }

  private CodeFormPage page(
      FormSubject subject,
      Typed typed,
      List<FormError> errors,
      @Nullable FormTold told,
      @Nullable CostPanel cost) {
    FormReading reading = reader.preview(subject, typed);
    PromoCode code = subject.code();
    Coupon coupon = subject.coupon();
    String list = "/communities/" + subject.community().id() + "/promo-codes";
    String back = code == null ? list : list + "/" + code.id();
    return new CodeFormPage(
        code == null ? list + "/new" : back + "/edit",
        back,
        code != null,
        onCoupon(subject),
        coupon == null || code == null ? "" : coupon.id(),
        shared(subject),
        typed,
        errors,
        told,
        cost,
        FormAdvice.of(subject, reading, words.sentence(typed, reading), options),
        new PickLists(options, subject.offers()).of(typed),
        memberLists(subject, typed),
        subject.coupons().stream().map(this::choice).toList(),
        MoneyWords.symbol(Currencies.parse(currency(subject, typed))),
        ZONES,
        code == null || code.isDraft());
  }

  private @Nullable SharedCoupon shared(FormSubject subject) {
    if (subject.code() == null || !subject.isShared()) {
      return null;
    }
    String codes = MoneyWords.count(subject.sharing());
    List<String> named =
        Stream.concat(Stream.of(subject.code().code()), subject.siblings().stream()).toList();
    boolean more = named.size() < subject.sharing();
    return new SharedCoupon(
        its.shared(codes, String.join(", ", named), more), its.sharedHere(codes));
  }

  private Choice choice(Coupon coupon) {
    String deal = deals.of(coupon.benefit(), coupon.duration());
    return new Choice(coupon.id(), coupon.name() + ": " + deal, false);
  }

  private @Nullable String onCoupon(FormSubject subject) {
    Coupon coupon = subject.coupon();
    return coupon == null || !subject.isOnCoupon()
        ? null
        : its.onCoupon(coupon.id(), deals.of(coupon.benefit(), coupon.duration()));
  }

  /** The lists there are, and one that is gone as long as it is named. */
  private List<Choice> memberLists(FormSubject subject, Typed typed) {
    List<Choice> lists = new ArrayList<>();
    subject
        .lists()
        .forEach(
            list -> {
              String label = doors.list(list.name(), MoneyWords.count(list.size()));
              lists.add(new Choice(list.id(), label, false));
            });
    Stream.of(ConditionNames.CODE, ConditionNames.COUPON)
        .map(names -> typed.text(names.memberList()))
        .filter(named -> !named.isEmpty())
        .filter(named -> lists.stream().noneMatch(it -> it.value().equals(named)))
        .forEach(gone -> lists.add(new Choice(gone, gone, false)));
    return lists;
  }

  private static String currency(FormSubject subject, Typed typed) {
    try {
      return Currencies.parse(typed.text("currency")).getCurrencyCode();
    } catch (IllegalArgumentException unknown) {
      return subject.community().currency();
    }
  }
}
