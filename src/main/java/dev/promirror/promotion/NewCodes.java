package dev.promirror.promotion;

import dev.promirror.platform.Caller;
import dev.promirror.platform.TimeOrderedId;
import dev.promirror.promotion.Authored.About;
import dev.promirror.promotion.Authored.Made;
import dev.promirror.promotion.Authored.Reason;
import dev.promirror.promotion.Authored.Refused;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.SoldOffer;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** How promo codes come to be, one or many. Works within a transaction. */
@ApplicationScoped
public class NewCodes {

  private static final String BATCH = "promo-code-batch";
  private static final int ROWS_A_STATEMENT = 100;

  private final Regions regions;
  private final Coupons coupons;
  private final PromoCodes codes;
  private final CodeTexts texts;
  private final Standings standings;
  private final KnownOffers offers;
  private final Notes notes;
  private final TimeOrderedId ids;
  private final Clock clock;

  NewCodes(
      Regions regions,
      Coupons coupons,
      PromoCodes codes,
      CodeTexts texts,
      Standings standings,
      KnownOffers offers,
      Notes notes,
      TimeOrderedId ids,
      Clock clock) {
    this.regions = regions;
    this.coupons = coupons;
    this.codes = codes;
    this.texts = texts;
    this.standings = standings;
    this.offers = offers;
    this.notes = notes;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes one, if it can be what it says.
   *
   * @param batch the codes it is made together with; null if it is made alone
   */
  public Authored<PromoCode> make(
      CommunityId community, PromoCodeTerms terms, @Nullable String batch) {
    // Locked, or one could be archived without the code that is being made.
    List<Coupon> its = coupons.lockSteps(community, terms.steps());
    if (its.size() < terms.steps().size()) {
      return new Refused<>(Reason.NO_SUCH_COUPON, About.step(its.size()));
    }
    Optional<Refused<PromoCode>> refusal = refusal(terms, its, offers.of(community));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (!texts.freed(community, terms.code(), terms.customer(), null)) {
      return new Refused<>(Reason.CODE_TAKEN);
    }
    PromoCode code = code(community, terms, batch);
    add(community, List.of(code));
    return new Made<>(code);
  }

  private Optional<Refused<PromoCode>> refusal(
      PromoCodeTerms terms, List<Coupon> its, Collection<SoldOffer> sold) {
    return CodeChecks.<PromoCode>refusal(terms, its, Set.of(), sold)
        .or(() -> terms.draft() ? Optional.empty() : CodeChecks.over(terms, its, clock.instant()));
  }

  /** Whether further codes like this one can be made: its coupons are kept as they are for it. */
  public boolean canHaveMore(PromoCode code) {
    List<Coupon> its = coupons.lockSteps(code.communityId(), code.terms().steps());
    return its.stream().noneMatch(Coupon::isArchived);
  }

  /**
   * Makes codes that say the same as another of their batch, which was held against all rules: but
   * for texts that an unfinished code has. Its coupons are locked already.
   *
   * @return how many
   */
  public int alike(PromoCode first, Collection<CodeText> drawn) {
    CommunityId community = first.communityId();
    String batch = first.batchId().orElseThrow();
    texts.lockAll(community);
    Set<String> held = texts.held(community, drawn.stream().map(CodeText::key).toList());
    PromoCodeTerms terms = first.terms();
    List<PromoCode> made =
        drawn.stream()
            .filter(text -> !held.contains(text.key()))
            .map(text -> code(community, terms.as(text), batch))
            .toList();
    add(community, made);
    return made.size();
  }

  /**
   * What is in the way of codes, one after the other.
   *
   * @param locks whether their coupons are kept as they are until the transaction ends
   */
  public Checks checks(CommunityId community, boolean locks) {
    return new Checks(community, locks, offers.of(community));
  }

  /** What is in the way of codes; their texts aside. */
  public final class Checks {
    private final CommunityId community;
    private final boolean locks;
    private final Collection<SoldOffer> sold;

    private Checks(CommunityId community, boolean locks, Collection<SoldOffer> sold) {
      this.community = community;
      this.locks = locks;
      this.sold = sold;
    }

    /** The first thing in the way. */
    public Optional<Refused<PromoCode>> refusal(PromoCodeTerms terms) {
      List<Coupon> its =
          locks
              ? coupons.lockSteps(community, terms.steps())
              : coupons.findSteps(community, terms.steps());
      return its.size() < terms.steps().size()
          ? Optional.of(new Refused<>(Reason.NO_SUCH_COUPON, About.step(its.size())))
          : NewCodes.this.refusal(terms, its, sold);
    }
  }

  /** Which of these texts, in one case, unfinished codes have, and for whom. */
  public Set<HeldText> held(CommunityId community, Collection<String> keys) {
    return texts.unfinished(community, keys);
  }

  /**
   * Makes codes that nothing else is in the way of; of finished codes their texts are taken over.
   * What was made isn't held in memory any longer.
   *
   * @return the first of them; refused if an unfinished code has any of the texts, and then what
   *     the surrounding transaction made has to be taken back
   */
  public Authored<PromoCode> freed(
      CommunityId community, String batch, List<PromoCodeTerms> wished) {
    texts.lockAll(community);
    List<String> keys = wished.stream().map(terms -> terms.code().key()).toList();
    Set<HeldText> held = held(community, keys);
    if (wished.stream().anyMatch(terms -> held.stream().anyMatch(it -> it.excludes(terms)))) {
      return new Refused<>(Reason.CODE_TAKEN);
    }
    texts.letGo(community, keys);
    List<PromoCode> made = wished.stream().map(terms -> code(community, terms, batch)).toList();
    add(community, made);
    regions.session(community).clear();
    return new Made<>(made.getFirst());
  }

  /** Settled before they are stored, so that each is written once. */
  private void add(CommunityId community, List<PromoCode> made) {
    Session session = regions.session(community);
    session.setJdbcBatchSize(ROWS_A_STATEMENT);
    standings.settleCodes(community, made);
    made.forEach(codes::add);
    session.flush();
  }

  private PromoCode code(CommunityId community, PromoCodeTerms terms, @Nullable String batch) {
    Instant now = clock.instant();
    return new PromoCode(community, "code-" + ids.next(), terms, now).ofBatch(batch);
  }

  /**
   * Notes what an owner did with many codes at once, and wakes who follows.
   *
   * @param more what belongs to all of them together
   */
  public void note(
      PromoCode first, String batch, String action, Caller caller, Map<String, ?> more) {
    Map<String, Object> after = new LinkedHashMap<>(more);
    AuditValues.of(first)
        .forEach(
            (name, value) -> {
              if (!name.equals("code")) {
                after.put(name, value);
              }
            });
    notes.note(first.communityId(), new Notes.Act(caller, action, BATCH, batch), Map.of(), after);
  }
}
