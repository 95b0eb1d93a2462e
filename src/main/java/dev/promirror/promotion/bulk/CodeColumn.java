package dev.promirror.promotion.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.money.Money;
import dev.promirror.promotion.PromoCodeView;
import dev.promirror.promotion.terms.Audience;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Start;
import dev.promirror.promotion.terms.Step;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of promo codes in files, in their order. Those an owner can say are read into the
 * body the API takes; the others are written alone, and skipped where they are read.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
enum CodeColumn {
  CODE("code", Cells::text, view -> terms(view).code().text()),
  NAME("name", Cells::text, view -> terms(view).name()),
  CHANNEL("channel", Cells::text, view -> plain(terms(view).channel())),
  COUPON("coupon", Cells::text, view -> terms(view).steps().getFirst().coupon()),
  LIMIT("limit", Cells::whole, view -> plain(terms(view).steps().getFirst().uses())),
  THEN("then", Cells::steps, view -> then(terms(view))),
  STARTS("startsAt", Cells::date, view -> start(terms(view).starts())),
  EXPIRES("expiresAt", Cells::date, view -> end(terms(view).expires())),
  CUSTOMER("customer", Cells::text, view -> plain(terms(view).customer())),
  FIRST_PURCHASE("firstPurchaseOnly", Cells::flag, view -> yes(terms(view).firstPurchaseOnly())),
  PER_CUSTOMER("perCustomer", Cells.within(Cells::whole), view -> plain(held(view).perCustomer())),
  AUDIENCE("audience", Cells.within(Cells::text), CodeColumn::audience),
  MEMBER_LIST("memberList", Cells.within(Cells::text), CodeColumn::list),
  MINIMUM_SPEND(
      "minimumSpend",
      Cells.within(Cells::moneys),
      view ->
          held(view).minimumSpend().each().stream()
              .map(CodeColumn::money)
              .collect(Collectors.joining("; "))),
  MINIMUM_QUANTITY(
      "minimumQuantity", Cells.within(Cells::whole), view -> plain(held(view).minimumQuantity())),
  BUDGET("budget", Cells.within(Cells::money), view -> money(held(view).budget())),
  DOOR("door", Cells::text, view -> terms(view).door().name()),
  CASE_POLICY("casePolicy", Cells::text, view -> terms(view).casePolicy().name()),
  DRAFT("draft", Cells::flag, view -> yes(terms(view).draft())),
  ACTIVE("active", Cells::flag, view -> String.valueOf(terms(view).active())),
  ACKNOWLEDGED("acknowledged", Cells::words, view -> String.join(" ", terms(view).acknowledged())),
  ID("id", null, view -> view.code().id()),
  BATCH("batch", null, view -> view.code().batchId().orElse("")),
  STATE("state", null, view -> view.state().name()),
  MIRROR("mirror", null, view -> view.code().mirroring().state().name()),
  USES("uses", null, view -> String.valueOf(view.figures().uses())),
  TIMES_REDEEMED("timesRedeemed", null, view -> String.valueOf(view.code().timesRedeemed())),
  CREATED("createdAt", null, view -> view.code().createdAt().toString());

  /** Puts what a cell says into the body. */
  interface Reading {
    void put(ObjectNode body, String field, String cell);
  }

  private final String title;
  private final @Nullable Reading reading;

  private final Function<PromoCodeView, String> writing;

  CodeColumn(String title, @Nullable Reading reading, Function<PromoCodeView, String> writing) {
    this.title = title;
    this.reading = reading;
    this.writing = writing;
  }

  /** Its name in the first line, and the field's in the API. */
  String title() {
    return title;
  }

  /** The column of this name, in any case. */
  static Optional<CodeColumn> of(String title) {
    return Arrays.stream(values()).filter(it -> it.title.equalsIgnoreCase(title)).findFirst();
  }

  /** Puts what a cell says into the body of the API; an empty cell says nothing. */
  void read(ObjectNode body, String cell) {
    if (reading != null && !cell.isEmpty()) {
      reading.put(body, title, cell);
    }
  }

  /** Whether an owner can say it. */
  boolean isSaid() {
    return reading != null;
  }

  String write(PromoCodeView view) {
    return writing.apply(view);
  }

  private static PromoCodeTerms terms(PromoCodeView view) {
    return view.code().terms();
  }

  private static Conditions held(PromoCodeView view) {
    return terms(view).conditions();
  }

  private static String plain(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String yes(boolean flag) {
    return flag ? "true" : "";
  }

  private static String audience(PromoCodeView view) {
    Audience audience = held(view).audience();
    return audience instanceof Audience.Everyone ? "" : audience.kind().name();
  }

  private static String list(PromoCodeView view) {
    return held(view).audience() instanceof Audience.Members members ? members.list() : "";
  }

  private static String then(PromoCodeTerms terms) {
    return terms.steps().stream().skip(1).map(CodeColumn::step).collect(Collectors.joining(" "));
  }

  private static String step(Step step) {
    return step.coupon() + (step.uses() == null ? "" : ":" + step.uses());
  }

  private static String money(@Nullable Money money) {
    return money == null ? "" : money.minor() + " " + money.currency().getCurrencyCode();
  }

  private static String start(@Nullable Start start) {
    return start == null ? "" : said(start.date(), start.time(), start.zone());
  }

  private static String end(@Nullable Deadline end) {
    return end == null ? "" : said(end.date(), end.time(), end.zone());
  }

  private static String said(Object date, @Nullable LocalTime time, ZoneId zone) {
    return date + (time == null ? "" : " " + time) + " " + zone.getId();
  }
}
