package dev.promirror.dashboard;

import dev.promirror.catalog.Offer;
import dev.promirror.catalog.Offers;
import dev.promirror.community.Communities;
import dev.promirror.community.Community;
import dev.promirror.platform.ETags;
import dev.promirror.platform.Page;
import dev.promirror.platform.ProblemException;
import dev.promirror.promotion.PromoCodeQuery;
import dev.promirror.promotion.PromoCodeView;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;

/** Reads the list of a community's promo codes. */
@ApplicationScoped
class Codes {

  /** The longest list anybody chooses from. */
  private static final int OFFERS = 500;

  private final Regions regions;
  private final Communities communities;
  private final PromoCodes codes;
  private final Changes changes;
  private final Offers offers;
  private final CodeRows rows;
  private final FilterWords filters;
  private final ListMessages messages;

  Codes(
      Regions regions,
      Communities communities,
      PromoCodes codes,
      Changes changes,
      Offers offers,
      CodeRows rows,
      ListMessages messages,
      FactMessages facts) {
    this.regions = regions;
    this.communities = communities;
    this.codes = codes;
    this.changes = changes;
    this.offers = offers;
    this.rows = rows;
    this.filters = new FilterWords(messages, facts);
    this.messages = messages;
  }

  /** A page of the list. The tag is read first: what changes meanwhile is asked for again. */
  CodeList list(CommunityId id, ListQuery query) {
    return regions.in(
        id,
        () -> {
          Community community = communities.find(id).orElseThrow(ProblemException::notFound);
          String tag = ETags.of(changes.revision(id));
          Page<PromoCodeView> page =
              codes.list(
                  id,
                  new PromoCodeQuery(
                      query.search(),
                      sort(query.sort()),
                      query.filter().query(),
                      query.after().isEmpty() ? null : query.after(),
                      Page.DEFAULT_LIMIT));
          String next = page.next();
          List<Offer> sold = offers.unarchived(id, OFFERS);
          return new CodeList(
              query,
              tag,
              page.data().stream().map(view -> rows.of(view, community)).toList(),
              next == null ? null : query.from(next).address(),
              query.after().isEmpty(),
              filters.states(query.filter()),
              filters.offers(query.filter(), sold),
              filters.chips(query, sold));
        });
  }

  /** The orders to choose from. */
  List<Choice> sorts(ListQuery query) {
    return Arrays.stream(PromoCodeQuery.Sort.values())
        .map(sort -> new Choice(sort.code(), label(sort), sort.code().equals(query.sort())))
        .toList();
  }

  /** The order of a name in an address; the usual one if there is no such order. */
  static PromoCodeQuery.Sort sort(String name) {
    PromoCodeQuery.Sort sort = PromoCodeQuery.Sort.parse(name);
    return sort == null ? PromoCodeQuery.Sort.NEWEST : sort;
  }

  private String label(PromoCodeQuery.Sort sort) {
    return switch (sort) {
      case NEWEST -> messages.sortNewest();
      case CODE -> messages.sortCode();
      case NAME -> messages.sortName();
      case USES -> messages.sortUses();
    };
  }
}
