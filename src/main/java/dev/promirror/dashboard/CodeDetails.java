package dev.promirror.dashboard;

import dev.promirror.community.Communities;
import dev.promirror.community.Community;
import dev.promirror.platform.Caller;
import dev.promirror.platform.ETags;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.Role;
import dev.promirror.promotion.CouponView;
import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.PromoCodeState;
import dev.promirror.promotion.PromoCodeView;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.promotion.Uses;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import dev.promirror.usage.DayOfUses;
import dev.promirror.usage.PromoCodeUsage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads all that the page of one promo code shows, at one moment. */
@ApplicationScoped
class CodeDetails {

  /** How many redemptions the page lists. */
  private static final int SHOWN = 12;

  private final Regions regions;
  private final Communities communities;
  private final PromoCodes codes;
  private final Coupons coupons;
  private final Changes changes;
  private final CodeRows rows;
  private final FactMessages facts;
  private final CodeMessages messages;
  private final HistoryWords histories;
  private final CodeInsights insights;
  private final PromoCodeUsage usage;
  private final Clock clock;

  CodeDetails(
      Regions regions,
      Communities communities,
      PromoCodes codes,
      Coupons coupons,
      Changes changes,
      CodeRows rows,
      FactMessages facts,
      CodeMessages messages,
      PromoCodeUsage usage,
      CodeInsights insights,
      Clock clock) {
    this.regions = regions;
    this.communities = communities;
    this.codes = codes;
    this.coupons = coupons;
    this.changes = changes;
    this.rows = rows;
    this.facts = facts;
    this.messages = messages;
    this.usage = usage;
    this.insights = insights;
    this.histories = new HistoryWords(messages);
    this.clock = clock;
  }

  /**
   * @param days how far back the chart goes
   * @throws ProblemException if there is no such code
   */
  CodePage read(CommunityId id, String code, int days, Caller caller) {
    return regions.in(
        id,
        () -> {
          Community community = communities.find(id).orElseThrow(ProblemException::notFound);
          // Before all else: what changes meanwhile is asked for again.
          String tag = ETags.of(changes.revision(id));
          PromoCodeView view = codes.view(id, code).orElseThrow(ProblemException::notFound);
          CodeRow row = rows.of(view, community);
          LocalDate today = LocalDate.ofInstant(clock.instant(), community.zone());
          String path = "/communities/" + id + "/promo-codes/" + code;
          return new CodePage(
              path,
              path + "?days=" + days,
              tag,
              row,
              figures(row, view.figures().totals()),
              histories.of(uses(id, code, today, days), today, days),
              redemptions(id, code, community),
              facts(view, community, row.deal()),
              insights.of(view, community),
              may(view.state(), caller));
        });
  }

  private static Figures figures(CodeRow row, List<Uses.Total> totals) {
    long first = totals.stream().mapToLong(Uses.Total::firstPayments).sum();
    long renewals = totals.stream().mapToLong(Uses.Total::renewals).sum();
    return new Figures(
        row.uses(),
        row.money(),
        MoneyWords.count(first + renewals),
        MoneyWords.count(first),
        MoneyWords.count(renewals),
        first == 0 ? 0 : Math.toIntExact(Math.round(100.0 * first / (first + renewals))));
  }

  private List<Fact> facts(PromoCodeView view, Community community, String deal) {
    Optional<String> stripeCoupon =
        coupons.view(community.id(), view.coupon().id()).flatMap(CouponView::stripeId);
    return new CodeFacts(facts, new MomentWords(community.zone()))
        .of(view, deal, insights.conditions(view), stripeCoupon);
  }

  private static CodePage.Actions may(PromoCodeState state, Caller caller) {
    return new CodePage.Actions(
        state == PromoCodeState.DRAFT,
        state != PromoCodeState.ARCHIVED,
        state == PromoCodeState.ACTIVE || state == PromoCodeState.SCHEDULED,
        state == PromoCodeState.PAUSED,
        state != PromoCodeState.ARCHIVED && caller.roles().contains(Role.OWNER));
  }

  private Map<LocalDate, Long> uses(CommunityId id, String code, LocalDate today, int days) {
    return usage.series(id, code, HistoryWords.start(today, days), today).stream()
        .collect(Collectors.groupingBy(DayOfUses::day, Collectors.summingLong(DayOfUses::uses)));
  }

  private List<RedemptionRow> redemptions(CommunityId id, String code, Community community) {
    var words = new RedemptionWords(messages, new MomentWords(community.zone()));
    return usage.redemptions(id, code, null, SHOWN).data().stream().map(words::of).toList();
  }
}
