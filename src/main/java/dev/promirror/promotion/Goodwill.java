package dev.promirror.promotion;

import dev.promirror.community.Communities;
import dev.promirror.platform.Caller;
import dev.promirror.platform.TimeOrderedId;
import dev.promirror.promotion.Authored.Made;
import dev.promirror.promotion.Authored.Reason;
import dev.promirror.promotion.Authored.Refused;
import dev.promirror.promotion.rules.Person;
import dev.promirror.promotion.terms.Audience;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CasePolicy;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.Door;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Step;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Codes for one person who should have had a discount: one use, within a week, what the code they
 * asked about gives. With Stripe's customer it can be typed anywhere; with an address alone only
 * our own checkout can tell who uses it.
 */
@ApplicationScoped
public class Goodwill {

  private static final Period WEEK = Period.ofDays(7);
  private static final String CHANNEL = "goodwill";
  private static final int RANDOM = 8;

  private final Regions regions;
  private final Communities communities;
  private final PromoCodes codes;
  private final GoodwillCoupons coupons;
  private final MemberLists lists;
  private final Authoring authoring;
  private final Notes notes;
  private final TimeOrderedId ids;
  private final Clock clock;

  Goodwill(
      Regions regions,
      Communities communities,
      PromoCodes codes,
      GoodwillCoupons coupons,
      MemberLists lists,
      Authoring authoring,
      Notes notes,
      TimeOrderedId ids,
      Clock clock) {
    this.regions = regions;
    this.communities = communities;
    this.codes = codes;
    this.coupons = coupons;
    this.lists = lists;
    this.authoring = authoring;
    this.notes = notes;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes such a code.
   *
   * @param id of the code they asked about
   * @param why kept in the audit
   */
  public Authored<PromoCode> grant(
      CommunityId community, String id, Person person, String why, Caller caller) {
    return regions.in(
        community,
        () -> {
          Optional<PromoCodeView> asked = codes.view(community, id);
          if (asked.isEmpty()) {
            return new Refused<>(Reason.NO_SUCH_CODE);
          }
          String coupon = coupons.insteadOf(community, asked.get(), caller);
          String list =
              person.customer() == null
                  ? lists.create(community, "Goodwill", List.of(person), caller).id()
                  : null;
          Authored<PromoCode> made =
              authoring.createCode(
                  community,
                  terms(community, coupon, asked.get().coupon().benefit(), person, list),
                  caller,
                  "goodwill");
          if (made instanceof Made<PromoCode>(PromoCode code)) {
            notes.note(
                community,
                new Notes.Act(caller, "goodwill-reason", Notes.CODE, code.id()),
                Map.of(),
                Map.of("reason", why, "askedAbout", id));
          }
          return made;
        });
  }

  private PromoCodeTerms terms(
      CommunityId community, String coupon, Benefit benefit, Person person, @Nullable String list) {
    ZoneId zone = communities.find(community).orElseThrow().zone();
    ZonedDateTime end = clock.instant().atZone(zone).plus(WEEK).truncatedTo(ChronoUnit.MINUTES);
    String random = ids.next();
    CodeText text =
        new CodeText(
            "SORRY-" + random.substring(random.length() - RANDOM).toUpperCase(Locale.ROOT));
    return new PromoCodeTerms(
        text,
        CasePolicy.IGNORE_CASE,
        "Goodwill",
        CHANNEL,
        List.of(new Step(coupon, 1L)),
        list == null && !(benefit instanceof Benefit.ExtraTrial)
            ? Door.EVERYWHERE
            : Door.OUR_CHECKOUT,
        false,
        true,
        null,
        new Deadline(end.toLocalDate(), end.toLocalTime(), zone),
        list == null
            ? Conditions.NONE
            : new Conditions(
                null, new Audience.Members(list), Conditions.NONE.minimumSpend(), null, null),
        person.customer(),
        false,
        // Whoever gives a goodwill code means it, whatever else Stripe can't hold of its coupon.
        Set.copyOf(dev.promirror.promotion.terms.Enforcement.TO_ACKNOWLEDGE));
  }
}
