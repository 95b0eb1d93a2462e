package dev.promirror.dashboard;

import dev.promirror.money.Currencies;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.PromoCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the page of the form together. */
@ApplicationScoped
class CodeFormPages {

  /** Every place people live in; the rest are older names and offsets. */
  static final List<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(
              id -> id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
          .sorted()
          .toList();

  private final FormReader reader;
  private final OptionMessages options;
  private final DoorMessages doors;
  private final DealWords deals;
  private final FormWords words;
  private final CostMessages costs;

  CodeFormPages(
      FormReader reader,
      OptionMessages options,
      DoorMessages doors,
      DealMessages deals,
      SentenceMessages sentences,
      CostMessages costs) {
    this.reader = reader;
    this.options = options;
    this.doors = doors;
    this.deals = new DealWords(deals);
    this.costs = costs;
    this.words = new FormWords(sentences, this.deals);
  }

  /** The form as it was typed, with what was refused. */
  CodeFormPage page(FormSubject subject, Typed typed, List<FormError> errors) {
    return page(subject, typed, errors, null);
  }

  /**
   * As the other.
   *
   * @param conflict where to see what somebody else has changed meanwhile
   */
  CodeFormPage page(
      FormSubject subject, Typed typed, List<FormError> errors, @Nullable String conflict) {
    return page(subject, typed, errors, conflict, null);
  }

  /** The form as it was typed, with what it takes. */
  CodeFormPage asking(FormSubject subject, Typed typed, Unconfirmed asked) {
    return page(subject, typed, List.of(), null, CostPanel.of(asked, costs));
  }

  private CodeFormPage page(
      FormSubject subject,
      Typed typed,
      List<FormError> errors,
      @Nullable String conflict,
      @Nullable CostPanel cost) {
    FormReading reading = reader.preview(subject, typed);
    PromoCode code = subject.code();
    String list = "/communities/" + subject.community().id() + "/promo-codes";
    String back = code == null ? list : list + "/" + code.id();
    return new CodeFormPage(
        code == null ? list + "/new" : back + "/edit",
        back,
        code != null,
        onCoupon(subject),
        code == null || subject.siblings().isEmpty()
            ? null
            : doors.siblings(String.join(", ", subject.siblings())),
        code != null && code.terms().steps().size() > 1,
        typed,
        errors,
        conflict,
        cost,
        FormAdvice.of(subject, typed, reading, words.sentence(typed, reading), options),
        new PickLists(options, subject.offers()).of(typed),
        memberLists(subject, typed),
        MoneyWords.symbol(Currencies.parse(currency(subject, typed))),
        ZONES,
        code == null || code.isDraft());
  }

  private @Nullable String onCoupon(FormSubject subject) {
    Coupon coupon = subject.coupon();
    return coupon == null || !subject.isOnCoupon()
        ? null
        : doors.onCoupon(coupon.id(), deals.of(coupon.benefit(), coupon.duration()));
  }

  private List<Choice> memberLists(FormSubject subject, Typed typed) {
    return subject.lists().stream()
        .map(
            list ->
                new Choice(
                    list.id(),
                    doors.list(list.name(), MoneyWords.count(list.size())),
                    typed.is("memberList", list.id())))
        .toList();
  }

  private static String currency(FormSubject subject, Typed typed) {
    try {
      return Currencies.parse(typed.text("currency")).getCurrencyCode();
    } catch (IllegalArgumentException unknown) {
      return subject.community().currency();
    }
  }
}
