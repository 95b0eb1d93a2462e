package dev.promirror.dashboard;

import dev.promirror.community.Communities;
import dev.promirror.community.ListingRuns;
import dev.promirror.community.Listings;
import dev.promirror.platform.ETags;
import dev.promirror.platform.ProblemException;
import dev.promirror.promotion.Drifts;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.promotion.Unadopted;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what the page about the Stripe account shows, at one moment. */
@ApplicationScoped
class AtStripeViews {

  private static final int SHOWN = 100;

  private final Regions regions;
  private final Communities communities;
  private final Changes changes;
  private final Drifts drifts;
  private final PromoCodes codes;
  private final Unadopted unadopted;
  private final Listings listings;
  private final StripeMessages messages;
  private final DriftWords words;

  AtStripeViews(
      Regions regions,
      Communities communities,
      Changes changes,
      Drifts drifts,
      PromoCodes codes,
      Unadopted unadopted,
      Listings listings,
      StripeMessages messages) {
    this.regions = regions;
    this.communities = communities;
    this.changes = changes;
    this.drifts = drifts;
    this.codes = codes;
    this.unadopted = unadopted;
    this.listings = listings;
    this.messages = messages;
    this.words = new DriftWords(messages);
  }

  /** All of a community. */
  AtStripeView of(CommunityId id, boolean mayRead) {
    return regions.in(
        id,
        () -> {
          String tag = ETags.of(changes.revision(id));
          MomentWords moments =
              new MomentWords(communities.find(id).orElseThrow(ProblemException::notFound).zone());
          ListingRuns.Progress at = listings.progress(id);
          Instant finished = at.finishedAt();
          return new AtStripeView(
              "/communities/" + id + "/stripe",
              tag,
              differing(id, drifts.list(id, SHOWN), moments),
              steps(id, at),
              finished == null ? null : moments.time(finished),
              at.trouble(),
              mayRead,
              unadopted.list(id, SHOWN).stream()
                  .map(
                      it ->
                          new AtStripeView.Unshown(it.label(), it.stripeId(), it.why().sentence()))
                  .toList());
        });
  }

  /** Those of one promo code and of its coupon. */
  List<AtStripeView.Differing> of(CommunityId id, String code, String coupon, MomentWords moments) {
    List<Drifts.Drift> some = new ArrayList<>(drifts.of(id, Drifts.Kind.CODE, code));
    some.addAll(drifts.of(id, Drifts.Kind.COUPON, coupon));
    return differing(id, some, moments);
  }

  private List<AtStripeView.Differing> differing(
      CommunityId id, List<Drifts.Drift> some, MomentWords moments) {
    Map<String, List<Drifts.Drift>> byObject = new LinkedHashMap<>();
    some.forEach(
        it ->
            byObject
                .computeIfAbsent(it.kind() + " " + it.objectId(), key -> new ArrayList<>())
                .add(it));
    return byObject.values().stream().map(its -> one(id, its, moments)).toList();
  }

  private AtStripeView.Differing one(CommunityId id, List<Drifts.Drift> its, MomentWords moments) {
    Drifts.Drift first = its.getFirst();
    boolean code = first.kind() == Drifts.Kind.CODE;
    String home = "/communities/" + id;
    return new AtStripeView.Differing(
        first.objectId(),
        code
            ? codes.find(id, first.objectId()).map(it -> it.code()).orElse(first.objectId())
            : messages.coupon(first.objectId()),
        code
            ? home + "/promo-codes/" + first.objectId()
            : home + "/promo-codes?coupon=" + first.objectId(),
        home
            + "/stripe/drift/"
            + first.kind().name().toLowerCase(Locale.ROOT)
            + "/"
            + first.objectId(),
        its.stream().map(words::of).toList(),
        newer(first, moments),
        its.stream().allMatch(Drifts.Drift::ignored));
  }

  private String newer(Drifts.Drift drift, MomentWords moments) {
    Instant told = drift.oursAt();
    Instant changed = drift.theirsAt();
    String ours = told == null ? "" : moments.time(told).words();
    return changed == null
        ? messages.newerUnknown(ours)
        : messages.newer(moments.time(changed).words(), ours);
  }

  private List<AtStripeView.ReadStep> steps(CommunityId id, ListingRuns.Progress at) {
    List<AtStripeView.ReadStep> steps = new ArrayList<>();
    listings
        .steps(id)
        .forEach(
            step ->
                steps.add(
                    step.done()
                        ? new AtStripeView.ReadStep(messages.offers(), "in-sync", messages.done())
                        : new AtStripeView.ReadStep(
                            messages.offers(), "pending", messages.running())));
    steps.add(step(messages.coupons(), at, ListingRuns.Step.COUPONS, at.coupons()));
    steps.add(step(messages.codes(), at, ListingRuns.Step.CODES, at.codes()));
    return steps;
  }

  private AtStripeView.ReadStep step(
      String name, ListingRuns.Progress at, ListingRuns.Step step, long count) {
    ListingRuns.Step now = at.step();
    boolean waits = now == null ? at.finishedAt() == null : now.compareTo(step) < 0;
    return waits
        ? new AtStripeView.ReadStep(name, "pending", messages.waits())
        : new AtStripeView.ReadStep(
            name, now == step ? "pending" : "in-sync", messages.read(MoneyWords.count(count)));
  }
}
