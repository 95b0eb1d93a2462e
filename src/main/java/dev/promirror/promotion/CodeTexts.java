package dev.promirror.promotion;

import dev.promirror.promotion.terms.CodeText;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which text. Codes for single customers share a text with those of others; a code for
 * everyone shares it with none. Works within a transaction, after rows are locked.
 */
@ApplicationScoped
class CodeTexts {

  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended(?1, 0)) is null";
  private static final String SHARE =
      "select pg_advisory_xact_lock_shared(hashtextextended(?1, 0)) is null";

  private static final String LOCK_ALL =
      """
      select pg_advisory_xact_lock(hashtextextended(?1 || key, 0)) is null
      from (select key from unnest(cast(?2 as text[])) with ordinality its (key, place)
            order by place) ordered
      """;
  private static final String HELD =
      """
      select distinct code_key from promo_code
      where community_id = ?1 and code_key = any (?2) and archived_at is null and finished_at is null
      """;

  private static final String UNFINISHED =
      """
      select distinct code_key, coalesce(customer, '') from promo_code
      where community_id = ?1 and code_key = any (?2) and archived_at is null and finished_at is null
        and state not in ('EXHAUSTED', 'EXPIRED', 'ARCHIVED')
      """;
  private static final String LET_GO =
      """
      update promo_code set finished_at = ?3
      where community_id = ?1 and code_key = any (?2) and archived_at is null and finished_at is null
        and state in ('EXHAUSTED', 'EXPIRED', 'ARCHIVED')
      """;

  private final Regions regions;
  private final PromoCodes codes;
  private final Views views;
  private final Clock clock;

  CodeTexts(Regions regions, PromoCodes codes, Views views, Clock clock) {
    this.regions = regions;
    this.codes = codes;
    this.views = views;
    this.clock = clock;
  }

  /** Waits until nobody else decides about this name of this kind. */
  void lock(CommunityId community, String kind, String name) {
    take(community, LOCK, kind + " " + name);
  }

  /** Waits until nobody else decides about any text: one lock, however many texts are to be had. */
  void lockAll(CommunityId community) {
    take(community, LOCK, Notes.CODE);
  }

  private void take(CommunityId community, String how, String what) {
    regions
        .session(community)
        .createNativeQuery(how, Boolean.class)
        .setParameter(1, community + " " + what)
        .getSingleResult();
  }

  /**
   * Whether the text can be used; finished codes that still hold it let it go.
   *
   * @param customer null is everyone
   * @param except the code that wants it; null is a new one
   */
  boolean freed(
      CommunityId community, CodeText text, @Nullable String customer, @Nullable String except) {
    List<PromoCode> holders = holders(community, text, customer, except);
    if (views.ofCodes(community, holders).stream().anyMatch(view -> !view.state().isFinal())) {
      return false;
    }
    holders.forEach(holder -> holder.finish(clock.instant()));
    regions.session(community).flush();
    return true;
  }

  /** The unfinished codes that exclude another's having this text, so that nobody can take it. */
  List<PromoCode> holders(
      CommunityId community, CodeText text, @Nullable String customer, @Nullable String except) {
    take(community, SHARE, Notes.CODE);
    lock(community, Notes.CODE, text.key());
    return codes.holding(community, text.key()).stream()
        .filter(holder -> !holder.id().equals(except))
        .filter(holder -> excludes(customer, holder.terms().customer()))
        .toList();
  }

  /** Waits until nobody else decides about any of these texts, in one case. */
  void lockAll(CommunityId community, Collection<String> keys) {
    regions
        .session(community)
        .createNativeQuery(LOCK_ALL, Boolean.class)
        .setParameter(1, community + " " + Notes.CODE + " ")
        .setParameter(2, keys.stream().distinct().sorted().toArray(String[]::new))
        .getResultList();
  }

  static boolean excludes(@Nullable String one, @Nullable String other) {
    return one == null || other == null || one.equals(other);
  }

  /** Those of these texts, in one case, that unfinished codes have, by their stored states. */
  Set<HeldText> unfinished(CommunityId community, Collection<String> keys) {
    return regions
        .session(community)
        .createNativeQuery(UNFINISHED, Object[].class)
        .setParameter(1, community.toString())
        .setParameter(2, keys.toArray(String[]::new))
        .getResultStream()
        .map(row -> new HeldText((String) row[0], (String) row[1]))
        .collect(Collectors.toSet());
  }

  /** Codes that are finished by their stored states let these texts go. */
  void letGo(CommunityId community, Collection<String> keys) {
    regions
        .session(community)
        .createNativeMutationQuery(LET_GO)
        .setParameter(1, community.toString())
        .setParameter(2, keys.toArray(String[]::new))
        .setParameter(3, clock.instant())
        .executeUpdate();
  }

  /** Those of these texts, in one case, that an unarchived code holds. */
  Set<String> held(CommunityId community, List<String> keys) {
    return Set.copyOf(
        regions
            .session(community)
            .createNativeQuery(HELD, String.class)
            .setParameter(1, community.toString())
            .setParameter(2, keys.toArray(String[]::new))
            .getResultList());
  }
}
