package dev.promirror.mirror;

import static dev.promirror.promotion.PromotionFixture.aCode;
import static dev.promirror.promotion.PromotionFixture.aCoupon;
import static dev.promirror.promotion.PromotionFixture.activate;
import static dev.promirror.promotion.PromotionFixture.archive;
import static dev.promirror.promotion.PromotionFixture.edit;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.mirror.PaperMirror.Fate;
import dev.promirror.mirror.plan.Operation;
import dev.promirror.money.Percentage;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.CouponState;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodeState;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.Door;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Scope;
import dev.promirror.promotion.terms.Step;
import dev.promirror.stripe.MirrorState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every edit from every state, with whatever may go wrong at every step, against Stripe on paper:
 * never two codes of one text active, never one with terms nobody wants, at the end one incarnation
 * of each, and nothing at Stripe that isn't known here.
 */
class ReplaceTest {

  private static final int ENOUGH = 400;

  private final Map<String, Consumer<World>> states = new LinkedHashMap<>();
  private final Map<String, Consumer<World>> edits = new LinkedHashMap<>();

  ReplaceTest() {
    states.put("fresh", w -> {});
    states.put("used", w -> w.use("one", 3));
    states.put("used up", w -> w.use("one", 5));
    states.put("paused", w -> activate(w.code("one"), false));
    states.put("at our door", w -> w.edits("one", null, Door.OUR_CHECKOUT, 5L, null));
    states.put("with a second code", w -> w.add("two", "OTHER"));
    states.put(
        "limited, with a second code",
        w -> {
          w.limit(20L);
          w.add("two", "OTHER");
        });
    states.put(
        "on its second step",
        w -> {
          w.steps();
          w.settle();
          w.use("one", 2);
        });
    states.put("archived", w -> archive(w.code("one")));
    edits.put("limit raised", w -> w.edits("one", null, Door.EVERYWHERE, 9L, null));
    edits.put("limit lowered", w -> w.edits("one", null, Door.EVERYWHERE, 4L, null));
    edits.put("limit below its uses", w -> w.edits("one", null, Door.EVERYWHERE, 2L, null));
    edits.put("limit gone", w -> w.edits("one", null, Door.EVERYWHERE, null, null));
    edits.put("end moved", w -> w.edits("one", null, Door.EVERYWHERE, 5L, day(20)));
    edits.put("text changed", w -> w.edits("one", "RAINY", Door.EVERYWHERE, 5L, null));
    edits.put("amount changed", w -> w.percent(35));
    edits.put("coupon's end moved", w -> w.ends(day(25)));
    edits.put("coupon's limit", w -> w.limit(30L));
    edits.put("coupon used up by a new limit", w -> w.limit(0L));
    edits.put("for nothing", World::forNothing);
    edits.put("paused", w -> w.active("one", false));
    edits.put("activated", w -> w.active("one", true));
    edits.put("archived", w -> w.archived("one"));
    edits.put("coupon archived", World::archived);
    edits.put(
        "amount changed and paused",
        w -> {
          w.percent(35);
          w.active("one", false);
        });
    edits.put("steps", World::steps);
  }

  private static Deadline day(int day) {
    return new Deadline(LocalDate.of(2026, 4, day), null, ZoneId.of("Europe/Lisbon"));
  }

  @TestFactory
  Stream<DynamicTest> everyEditFromEveryStateWhateverFailsAtWhicheverStep() {
    return states.entrySet().stream()
        .flatMap(
            state ->
                edits.entrySet().stream()
                    .map(
                        edit ->
                            DynamicTest.dynamicTest(
                                state.getKey() + ": " + edit.getKey(),
                                () -> everyFailure(state.getValue(), edit.getValue()))));
  }

  private static void everyFailure(Consumer<World> state, Consumer<World> edit) {
    for (boolean twins : new boolean[] {true, false}) {
      for (Fate fate : Fate.values()) {
        int steps = ENOUGH;
        for (int failing = 0; failing < steps; failing++) {
          World world = new World(twins);
          state.accept(world);
          world.settle();
          world.edited(edit);
          int at = failing;
          steps = world.settle(step -> step == at ? fate : Fate.DONE);
          world.checkEnd(fate == Fate.REFUSED);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void manyEditsOneUponTheOtherEndAsIfThereHadBeenOne(long seed) {
    for (int round = 0; round < 250; round++) {
      Random random = new Random(seed * 1_000 + round);
      World world = new World(random.nextBoolean());
      List<Consumer<World>> all = new ArrayList<>(edits.values());
      List<Consumer<World>> some = new ArrayList<>(states.values());
      some.get(random.nextInt(some.size())).accept(world);
      for (int i = 0; i < 6; i++) {
        world.edited(all.get(random.nextInt(all.size())));
        int steps = random.nextInt(8);
        for (int step = 0; step < steps; step++) {
          world.step(random.nextInt(4) == 0 ? lost(random) : Fate.DONE, random);
          if (random.nextInt(3) == 0) {
            world.use("one", 1);
          }
        }
      }
      try {
        world.settle();
        world.checkEnd(false);
      } catch (AssertionError e) {
        throw new AssertionError("seed " + (seed * 1_000 + round), e);
      }
    }
  }

  private static Fate lost(Random random) {
    return random.nextBoolean() ? Fate.ANSWER_LOST : Fate.NEVER_SENT;
  }

  /** A coupon with a code or two, at Stripe. */
  private static final class World {
    final PaperStripe stripe;
    final PaperMirror mirror;
    private final Set<String> earlier = new HashSet<>();
    private boolean activeBefore;

    World(boolean twins) {
      stripe = new PaperStripe(twins);
      mirror = new PaperMirror(stripe);
      coupon("SALE", 20);
      coupon("NEXT", 10);
      add("one", "SUNNY");
      edits("one", null, Door.EVERYWHERE, 5L, null);
      settle();
      earlier.clear();
    }

    private void coupon(String id, int percent) {
      mirror.coupons.put(
          id, aCoupon(id, CouponTerms.of("Sale", percentOff(percent), new CouponDuration.Once())));
    }

    private static Benefit percentOff(int percent) {
      return new Benefit.PercentOff(new Percentage(BigDecimal.valueOf(percent)));
    }

    PromoCode code(String id) {
      return requireNonNull(mirror.codes.get(id));
    }

    Coupon sale() {
      return requireNonNull(mirror.coupons.get("SALE"));
    }

    void add(String id, String text) {
      mirror.codes.computeIfAbsent(
          id, it -> aCode(id, PromoCodeTerms.of(new CodeText(text), "SALE")));
    }

    void edits(
        String id, @Nullable String text, Door door, @Nullable Long limit, @Nullable Deadline end) {
      PromoCodeTerms had = code(id).terms();
      write(
          id,
          text == null ? had.code() : new CodeText(text),
          List.of(new Step("SALE", limit)),
          door,
          had.active(),
          end);
    }

    void steps() {
      PromoCodeTerms had = code("one").terms();
      write(
          "one",
          had.code(),
          List.of(new Step("SALE", 2L), new Step("NEXT", 6L)),
          had.door(),
          had.active(),
          had.expires());
    }

    void active(String id, boolean active) {
      if (!code(id).isArchived()) {
        activate(code(id), active);
      }
    }

    void archived(String id) {
      if (!code(id).isArchived()) {
        archive(code(id));
      }
    }

    private void write(
        String id,
        CodeText text,
        List<Step> steps,
        Door door,
        boolean active,
        @Nullable Deadline end) {
      PromoCodeTerms had = code(id).terms();
      if (code(id).isArchived()) {
        return;
      }
      edit(
          code(id),
          new PromoCodeTerms(
              text,
              had.casePolicy(),
              had.name(),
              null,
              steps,
              door,
              false,
              active,
              null,
              end,
              Conditions.NONE,
              null,
              false,
              Set.of()));
    }

    void percent(int percent) {
      CouponTerms had = sale().terms();
      write(
          CouponTerms.of(had.name(), percentOff(percent), had.duration())
              .limitedTo(had.limit())
              .endingAt(had.redeemBy()));
    }

    void limit(@Nullable Long limit) {
      write(sale().terms().limitedTo(limit));
    }

    void ends(@Nullable Deadline end) {
      write(sale().terms().endingAt(end));
    }

    void forNothing() {
      CouponTerms had = sale().terms();
      write(
          new CouponTerms(
              had.name(),
              had.metadata(),
              had.benefit(),
              new Scope.Only(Set.of()),
              had.duration(),
              null,
              had.conditions(),
              had.limit(),
              had.redeemBy(),
              false));
    }

    private void write(CouponTerms terms) {
      if (!sale().isArchived()) {
        edit(sale(), terms);
      }
    }

    void archived() {
      if (!sale().isArchived()) {
        archive(
            sale(),
            mirror.codes.values().stream().filter(it -> it.couponId().equals("SALE")).toList());
      }
    }

    /** Members use what is active, and it is heard of. */
    void use(String id, int times) {
      if (mirror.made(id).isEmpty()) {
        settle();
      }
      for (int i = 0; i < times; i++) {
        stripe.active().stream()
            .filter(it -> mirror.made(id).stream().anyMatch(m -> m.stripeId().equals(it.id)))
            .findFirst()
            .ifPresent(
                it -> {
                  it.count++;
                  mirror.saw(code(id), it);
                });
      }
    }

    void edited(Consumer<World> edit) {
      earlier.clear();
      stripe.active().forEach(it -> earlier.add(it.id));
      mirror.codes.keySet().stream()
          .flatMap(id -> mirror.made(id).stream())
          .filter(it -> it.built().aside())
          .forEach(it -> earlier.add(it.stripeId()));
      activeBefore = !mine("one").isEmpty();
      edit.accept(this);
    }

    private List<PaperStripe.Code> mine(String id) {
      return stripe.active().stream()
          .filter(it -> it.made.getOrDefault("metadata[promirror_promo_code]", "").equals(id))
          .toList();
    }

    void settle() {
      settle(step -> Fate.DONE);
    }

    int settle(IntFunction<Fate> fates) {
      int step = 0;
      List<Operation> done = new ArrayList<>();
      for (List<Operation> plan = mirror.plan(); !plan.isEmpty(); plan = mirror.plan()) {
        done.add(plan.getFirst());
        assertTrue(step < ENOUGH, () -> "it doesn't end: " + done.subList(ENOUGH - 12, ENOUGH));
        mirror.apply(plan.getFirst(), fates.apply(step++));
        check(done);
      }
      return step;
    }

    void step(Fate fate, Random random) {
      List<Operation> plan = mirror.plan();
      if (!plan.isEmpty()) {
        mirror.apply(plan.get(random.nextInt(plan.size())), fate);
        check(plan);
      }
    }

    private void check(List<Operation> done) {
      Set<String> texts = new HashSet<>();
      for (PaperStripe.Code it : stripe.active()) {
        assertTrue(texts.add(it.text()), () -> "two are active after " + done);
        assertTrue(
            earlier.contains(it.id) || isWanted(it),
            () -> "a wrong one is active after " + done + ": " + it.made);
      }
    }

    /** Whether its terms are somebody's wish: its coupon's percentage, and its text. */
    private boolean isWanted(PaperStripe.Code it) {
      PromoCode code = code(it.made.getOrDefault("metadata[promirror_promo_code]", ""));
      Coupon coupon = requireNonNull(mirror.coupons.get(code.couponId()));
      String percent = requireNonNull(stripe.coupons.get(it.coupon())).get("percent_off");
      return it.text().equals(code.codeKey())
          && coupon.benefit() instanceof Benefit.PercentOff off
          && off.percent().toString().equals(percent);
    }

    void checkEnd(boolean refusedSometime) {
      Set<String> known = new HashSet<>();
      mirror.codes.forEach(
          (id, code) -> {
            List<Incarnation> there =
                mirror.made(id).stream().filter(it -> !it.isRetired()).toList();
            assertTrue(there.size() <= 1, () -> id + " has " + there);
            mirror.made(id).forEach(it -> known.add(it.stripeId()));
            checkEnd(code, refusedSometime);
          });
      assertEquals(known, stripe.codes.keySet(), "nothing unknown is left at Stripe");
      Set<String> coupons = new HashSet<>();
      mirror.coupons.keySet().stream()
          .flatMap(id -> mirror.couponMade(id).stream())
          .filter(it -> !it.isRetired())
          .forEach(it -> coupons.add(it.stripeId()));
      assertEquals(coupons, stripe.coupons.keySet());
      if (!refusedSometime) {
        assertTrue(coupons.size() <= 2, () -> "old coupons are gone: " + coupons);
      }
    }

    private void checkEnd(PromoCode code, boolean refusedSometime) {
      Coupon coupon = requireNonNull(mirror.coupons.get(code.couponId()));
      boolean failed =
          code.mirroring().state() == MirrorState.FAILED
              || coupon.mirroring().state() == MirrorState.FAILED;
      assertTrue(failed || code.mirroring().state() == MirrorState.IN_SYNC);
      assertTrue(refusedSometime || !failed);
      boolean forNothing = coupon.scope() instanceof Scope.Only;
      boolean wanted =
          code.state() == PromoCodeState.ACTIVE
              && code.terms().door() == Door.EVERYWHERE
              // A next step doesn't take over before the uses of this one are used up.
              && coupon.state() != CouponState.EXHAUSTED
              && !forNothing;
      List<PaperStripe.Code> active = mine(code.id());
      if (failed) {
        assertTrue(
            !wanted || !activeBefore || !code.id().equals("one") || active.size() == 1,
            () -> "the old one isn't back: " + code.mirroring().reason());
        return;
      }
      assertEquals(wanted ? 1 : 0, active.size(), () -> "active: " + active.size());
      if (wanted) {
        assertTrue(isWanted(active.getFirst()), "it has the wanted terms");
        checkLimit(code, coupon, active.getFirst());
      }
    }

    private static void checkLimit(PromoCode code, Coupon coupon, PaperStripe.Code active) {
      Long limit = code.limit().orElse(null);
      if (limit != null && code.terms().steps().size() == 1 && coupon.limit().isEmpty()) {
        assertEquals(
            limit - (code.timesRedeemed() - active.count),
            active.max(),
            "what is left is built in");
      }
      assertTrue(limit == null || active.max() != null, "a limit is held at Stripe");
    }
  }
}
