package dev.promirror.dashboard;

import dev.promirror.community.Communities;
import dev.promirror.community.Community;
import dev.promirror.platform.Caller;
import dev.promirror.platform.FieldError;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.Role;
import dev.promirror.platform.TimeOrderedId;
import dev.promirror.promotion.CouponView;
import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.bulk.Bulk;
import dev.promirror.promotion.bulk.CodeBatches;
import dev.promirror.promotion.terms.BatchTerms;
import dev.promirror.promotion.wishes.PromoCodeReader;
import dev.promirror.promotion.wishes.Refusals;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the form of many codes together, and does what it says. */
@ApplicationScoped
class ManyForms {

  private static final int MOST_COUPONS = 500;
  private static final int RECENT = 10;

  private final Communities communities;
  private final Coupons coupons;
  private final CodeBatches batches;
  private final Bulk bulk;
  private final PromoCodeReader reader;
  private final FormOnce once;
  private final TimeOrderedId ids;
  private final ManyMessages messages;
  private final FormFields fields;
  private final ManyWords words;

  ManyForms(
      Communities communities,
      Coupons coupons,
      CodeBatches batches,
      Bulk bulk,
      PromoCodeReader reader,
      FormOnce once,
      TimeOrderedId ids,
      ManyMessages messages,
      OptionMessages options) {
    this.communities = communities;
    this.coupons = coupons;
    this.batches = batches;
    this.bulk = bulk;
    this.reader = reader;
    this.once = once;
    this.ids = ids;
    this.messages = messages;
    this.fields = new FormFields(options);
    this.words = new ManyWords(messages);
  }

  /** A form nobody has typed into. */
  Typed empty(CommunityId id, String coupon) {
    Community community = communities.find(id).orElseThrow(ProblemException::notFound);
    return FilledForm.empty(ids.next(), community.currency(), community.zone())
        .with("coupon", coupon);
  }

  /**
   * Begins the batch the form asks for.
   *
   * @return the address of its page
   * @throws ProblemException if it can't be made
   */
  String make(CommunityId id, Typed typed, Caller caller) {
    return once.run(
        id,
        typed,
        "many",
        () -> {
          BatchTerms terms = reader.readBatch(id, new ManyBody(typed).json());
          return "many/" + Refusals.made(bulk.create(id, terms, caller)).id();
        });
  }

  ManyPage page(CommunityId id, Typed typed, @Nullable ProblemException refused, Caller caller) {
    String list = "/communities/" + id + "/promo-codes";
    boolean owner = caller.roles().contains(Role.OWNER);
    return new ManyPage(
        list + "/many",
        list,
        typed,
        refused == null ? List.of() : errors(refused),
        coupons(id, typed.text("coupon")),
        refused == null ? List.of() : rules(refused, typed),
        new ManyBody(typed).examples(),
        batches.list(id, null, RECENT).data().stream()
            .map(view -> words.row(view, list + "/many", owner))
            .toList(),
        CodeFormPages.ZONES);
  }

  private List<Choice> coupons(CommunityId id, String chosen) {
    return coupons.list(id, null, MOST_COUPONS).data().stream()
        .map(CouponView::coupon)
        .filter(coupon -> !coupon.isArchived())
        .map(
            coupon ->
                new Choice(
                    coupon.id(),
                    coupon.terms().name() + " (" + coupon.id() + ")",
                    coupon.id().equals(chosen)))
        .toList();
  }

  private List<FormError> errors(ProblemException refused) {
    return refused.errors().isEmpty()
        ? List.of(new FormError("", "", refused.type().title() + ".", ""))
        : refused.errors().stream().map(this::error).toList();
  }

  private FormError error(FieldError error) {
    String field = field(error);
    return new FormError(field, label(field), error.message(), error.fix());
  }

  private static String field(FieldError error) {
    if (error.code().equals("unacknowledged")) {
      return "acknowledged";
    }
    String own = error.field().startsWith("/") ? error.field().substring(1) : "";
    return switch (own) {
      case "count", "prefix", "pattern", "coupon" -> own;
      case "length" -> "pattern";
      default -> FormFields.of(error.field(), false);
    };
  }

  private String label(String field) {
    return switch (field) {
      case "count" -> messages.count();
      case "prefix" -> messages.prefix();
      case "pattern" -> messages.pattern();
      case "coupon" -> messages.coupon();
      default -> fields.label(field);
    };
  }

  /** Those refused for want of a word, and those that have it already. */
  private static List<Choice> rules(ProblemException refused, Typed typed) {
    Stream<Choice> asked =
        refused.errors().stream()
            .filter(error -> error.code().equals("unacknowledged"))
            .map(
                error ->
                    new Choice(
                        error.field().substring(error.field().lastIndexOf('/') + 1),
                        error.message(),
                        false));
    Stream<Choice> known =
        typed.texts("acknowledged").stream().map(rule -> new Choice(rule, rule, true));
    return Stream.concat(asked, known).distinct().toList();
  }
}
