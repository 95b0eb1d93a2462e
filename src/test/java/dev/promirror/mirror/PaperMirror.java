package dev.promirror.mirror;

import static java.util.Objects.requireNonNull;

import dev.promirror.mirror.plan.Difference;
import dev.promirror.mirror.plan.Operation;
import dev.promirror.mirror.plan.Planner;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.Marks;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromotionFixture;
import dev.promirror.stripe.StripeWrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The mirror without storage and network: it plans as the real one does, and notes likewise. */
final class PaperMirror {

  /** What becomes of a write. */
  enum Fate {
    DONE,
    REFUSED,
    /** Carried out, but nobody hears so. */
    ANSWER_LOST,
    /** Not carried out, and nobody hears so. */
    NEVER_SENT
  }

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  final PaperStripe stripe;
  final Map<String, Coupon> coupons = new LinkedHashMap<>();
  final Map<String, PromoCode> codes = new LinkedHashMap<>();
  private final Map<String, List<Incarnation>> couponsMade = new HashMap<>();
  private final Map<String, List<Incarnation>> codesMade = new HashMap<>();
  private final Map<String, StripeWrite> couponsOpen = new HashMap<>();
  private final Map<String, StripeWrite> codesOpen = new HashMap<>();

  /** How terms are noted that were sent. */
  UnaryOperator<String> noted = UnaryOperator.identity();

  PaperMirror(PaperStripe stripe) {
    this.stripe = stripe;
  }

  List<Operation> plan() {
    coupons.forEach(
        (id, coupon) ->
            PromotionFixture.settle(
                coupon,
                couponMade(id).stream().mapToLong(Incarnation::timesRedeemed).sum(),
                codes.values().stream().filter(it -> it.couponId().equals(id)).toList(),
                NOW));
    Scene scene = scene();
    List<Difference> found = new ArrayList<>();
    coupons.values().stream()
        .filter(it -> it.isDirty() || scene.lacksLimit(it))
        .map(scene::of)
        .forEach(found::add);
    codes.values().stream().filter(PromoCode::isDirty).map(scene::of).forEach(found::add);
    return Planner.plan(found);
  }

  private Scene scene() {
    Set<String> shared =
        coupons.keySet().stream()
            .filter(
                id ->
                    codes.values().stream()
                            .filter(it -> it.couponId().equals(id) && !it.isArchived())
                            .count()
                        > 1)
            .collect(Collectors.toSet());
    Map<String, Boolean> used = new HashMap<>();
    codesMade.forEach(
        (id, made) ->
            made.stream()
                .filter(it -> !it.isRetired() && (it.active() || code(id).isDirty()))
                .forEach(
                    it ->
                        used.merge(
                            requireNonNull(it.built().stripeCoupon()),
                            code(id).isDirty(),
                            Boolean::logicalOr)));
    return new Scene(
        coupons, couponsMade, codesMade, List.of(), shared, used, couponsOpen, codesOpen);
  }

  private PromoCode code(String id) {
    return requireNonNull(codes.get(id));
  }

  List<Incarnation> made(String code) {
    return codesMade.getOrDefault(code, List.of());
  }

  List<Incarnation> couponMade(String coupon) {
    return couponsMade.getOrDefault(coupon, List.of());
  }

  /** Does one operation. */
  void apply(Operation operation, Fate fate) {
    switch (operation) {
      case Operation.FinishCoupon o -> send(o, o.open(), fate);
      case Operation.FinishCode o -> {
        if (Boolean.TRUE.equals(Writes.switches(o.open())) && !Writes.isNext(o)) {
          lookedFor(o);
        } else {
          send(o, o.open(), fate);
        }
      }
      case Operation.CreateCoupon o -> send(o, Writes.of(o), fate);
      case Operation.UpdateCoupon o -> send(o, Writes.of(o), fate);
      case Operation.DeleteCoupon o -> send(o, Writes.of(o), fate);
      case Operation.CreateCode o -> recounted(o, o.completes() ? o.before() : List.of(), fate);
      case Operation.SwitchOn o -> recounted(o, o.before(), fate);
      case Operation.SwitchOff o -> send(o, Writes.activate(o.made(), false), fate);
      case Operation.StepAside o -> {
        change(o.code(), o.made().stripeId(), it -> built(it, b -> with(b, b.switched(), true)));
        send(o, Writes.activate(o.made(), false), fate);
      }
      case Operation.GoBack o -> send(o, Writes.activate(o.made(), true), fate);
      case Operation.UpdateCode o -> send(o, Writes.of(o), fate);
      case Operation.TellCodes o -> tell(o.coupon(), o.told());
      case Operation.SettleCoupon o ->
          o.coupon().mirroring().inSync(o.coupon().revision(), o.coupon().revision(), o.note());
      case Operation.HoldCoupon o -> o.coupon().mirroring().waits(o.reason(), null);
      case Operation.FailCoupon o ->
          o.coupon().mirroring().failed(o.coupon().revision(), o.reason());
      case Operation.Retire o -> retire(o.code(), o.made());
      case Operation.SettleCode o -> settle(o.code());
      case Operation.FailCode o -> fail(o.code(), o.reason());
    }
  }

  private void recounted(Operation.OnCode operation, List<Incarnation> before, Fate fate) {
    boolean same = true;
    for (Incarnation it : before) {
      PaperStripe.Code now = requireNonNull(stripe.codes.get(it.stripeId()));
      same &= now.count <= it.timesRedeemed();
      saw(operation.code(), now);
    }
    if (same) {
      send(
          operation,
          operation instanceof Operation.CreateCode create
              ? Writes.of(create)
              : Writes.of((Operation.SwitchOn) operation),
          fate);
    }
  }

  /** Waits long enough that nothing can come of it any more, and looks. */
  private void lookedFor(Operation.FinishCode finish) {
    ended(finish);
    StripeWrite write = finish.open();
    if (Writes.creates(write)) {
      existing(write).ifPresent(it -> answered(finish, write, it.id));
      return;
    }
    String id = Writes.stripeId(write);
    saw(finish.code(), requireNonNull(stripe.codes.get(id)));
    change(finish.code(), id, it -> built(it, b -> with(b, null, b.aside())));
  }

  private Optional<PaperStripe.Code> existing(StripeWrite write) {
    String mark = "metadata[" + Marks.CODE + "]";
    return stripe.codes.values().stream()
        .filter(it -> Objects.equals(it.made.get(mark), write.parameters().get(mark)))
        .filter(it -> Marks.number(marks(it.made)) == Writes.number(write))
        .findFirst();
  }

  private void send(Operation operation, StripeWrite write, Fate fate) {
    if (fate == Fate.REFUSED) {
      ended(operation);
      refused(operation, null);
      return;
    }
    switch (operation) {
      case Operation.OnCoupon o -> couponsOpen.put(o.coupon().id(), write);
      case Operation.OnCode o -> codesOpen.put(o.code().id(), write);
    }
    if (fate == Fate.NEVER_SENT) {
      return;
    }
    try {
      String id = once(write);
      if (fate == Fate.DONE) {
        ended(operation);
        answered(operation, write, id);
      }
    } catch (PaperStripe.No no) {
      ended(operation);
      refused(operation, no.param);
    }
  }

  /** The same write under the same key happens once. */
  private String once(StripeWrite write) {
    if (Writes.creates(write) && write.path().equals(Writes.CODES)) {
      Optional<PaperStripe.Code> there = existing(write);
      if (there.isPresent()) {
        return there.get().id;
      }
    }
    if (Writes.creates(write)
        && write.path().equals(Writes.COUPONS)
        && write.parameters().equals(stripe.coupons.get(write.parameters().get("id")))) {
      return requireNonNull(write.parameters().get("id"));
    }
    return stripe.execute(write);
  }

  private static Map<String, String> marks(Map<String, String> made) {
    String number = made.get("metadata[" + Marks.INCARNATION + "]");
    return number == null ? Map.of() : Map.of(Marks.INCARNATION, number);
  }

  private void ended(Operation operation) {
    switch (operation) {
      case Operation.OnCoupon o -> couponsOpen.remove(o.coupon().id());
      case Operation.OnCode o -> codesOpen.remove(o.code().id());
      default -> {}
    }
  }

  private void answered(Operation operation, StripeWrite write, String stripeId) {
    if (operation instanceof Operation.OnCoupon of) {
      answered(of, write, stripeId);
      return;
    }
    PromoCode code = ((Operation.OnCode) operation).code();
    saw(code, requireNonNull(stripe.codes.get(stripeId)));
    change(
        code,
        stripeId,
        it ->
            built(
                it,
                b ->
                    new Incarnation.Built(
                        Writes.creates(write) ? noted.apply(Writes.codeTerms(write)) : b.terms(),
                        Writes.creates(write) ? Writes.details(write) : b.details(),
                        write.parameters().getOrDefault("promotion[coupon]", b.stripeCoupon()),
                        Writes.creates(write) ? Writes.limit(write) : b.maxRedemptions(),
                        Writes.switches(write),
                        b.aside(),
                        Writes.creates(write) ? Long.valueOf(code.revision()) : b.madeFor())));
    switch (operation) {
      case Operation.CreateCode o -> {
        if (o.completes()) {
          retire(code, o.before());
          settle(code);
        }
      }
      case Operation.SwitchOn o -> {
        retire(code, o.before());
        settle(code);
      }
      case Operation.SwitchOff o -> {
        if (o.completes()) {
          settle(code);
        }
      }
      case Operation.GoBack o ->
          change(code, stripeId, it -> built(it, b -> with(b, b.switched(), false)));
      case Operation.UpdateCode o -> settle(code);
      default -> {}
    }
  }

  private void answered(Operation.OnCoupon operation, StripeWrite write, String stripeId) {
    Coupon coupon = operation.coupon();
    List<Incarnation> made = couponsMade.computeIfAbsent(coupon.id(), id -> new ArrayList<>());
    if (Writes.creates(write)) {
      made.add(
          new Incarnation(
              coupon.id(),
              Writes.number(write),
              stripeId,
              true,
              0,
              null,
              new Incarnation.Built(
                  noted.apply(Writes.couponTerms(write)),
                  Writes.details(write),
                  null,
                  null,
                  null,
                  false,
                  coupon.revision())));
      again(coupon);
    } else {
      boolean gone = Writes.deletes(write);
      made.replaceAll(
          it ->
              it.stripeId().equals(stripeId)
                  ? new Incarnation(
                      it.objectId(),
                      it.number(),
                      it.stripeId(),
                      true,
                      it.timesRedeemed(),
                      gone ? NOW : it.retiredAt(),
                      new Incarnation.Built(
                          it.built().terms(),
                          Writes.details(write),
                          null,
                          null,
                          null,
                          false,
                          it.built().madeFor()))
                  : it);
    }
    if (operation instanceof Operation.CreateCoupon create) {
      coupon.tellCodes(create.told());
    }
  }

  private void refused(Operation operation, @Nullable String param) {
    switch (operation) {
      case Operation.CreateCode o when !o.completes() && "code".equals(param) ->
          o.code().replacing().twinRefused();
      case Operation.CreateCode o -> o.code().replacing().refused(o.code().revision(), "no");
      case Operation.StepAside o -> o.code().replacing().refused(o.code().revision(), "no");
      case Operation.SwitchOn o -> o.code().replacing().refused(o.code().revision(), "no");
      case Operation.FinishCode o -> {}
      case Operation.FinishCoupon o -> {}
      case Operation.OnCode o -> fail(o.code(), "no");
      case Operation.OnCoupon o -> o.coupon().mirroring().failed(o.coupon().revision(), "no");
    }
  }

  /** As the news of a code's uses. */
  void saw(PromoCode code, PaperStripe.Code seen) {
    List<Incarnation> made = codesMade.computeIfAbsent(code.id(), id -> new ArrayList<>());
    if (made.stream().noneMatch(it -> it.stripeId().equals(seen.id))) {
      made.add(
          new Incarnation(
              code.id(),
              Marks.number(marks(seen.made)),
              seen.id,
              stripe.active(seen),
              seen.count,
              null));
    }
    boolean grewRetired =
        made.stream()
            .filter(it -> it.stripeId().equals(seen.id))
            .anyMatch(it -> it.isRetired() && seen.count > it.timesRedeemed());
    change(
        code,
        seen.id,
        it ->
            new Incarnation(
                it.objectId(),
                it.number(),
                it.stripeId(),
                stripe.active(seen),
                Math.max(it.timesRedeemed(), seen.count),
                it.retiredAt(),
                it.built()));
    code.redeemed(made.stream().mapToLong(Incarnation::timesRedeemed).sum());
    if (!code.isArchived() && grewRetired) {
      code.again();
    }
  }

  private void tell(Coupon coupon, String told) {
    coupon.tellCodes(told);
    again(coupon);
  }

  private void again(Coupon coupon) {
    codes.values().stream()
        .filter(it -> it.couponId().equals(coupon.id()) && !it.isArchived())
        .forEach(PromoCode::again);
  }

  private void settle(PromoCode code) {
    code.mirroring().inSync(code.revision(), code.revision(), null);
    settled(code);
  }

  private void fail(PromoCode code, String reason) {
    code.mirroring().failed(code.revision(), reason);
    settled(code);
  }

  private void settled(PromoCode code) {
    codesMade
        .getOrDefault(code.id(), new ArrayList<>())
        .replaceAll(it -> built(it, b -> with(b, b.switched(), false)));
    code.terms().steps().stream()
        .map(step -> requireNonNull(coupons.get(step.coupon())))
        .filter(it -> !it.isDirty())
        .filter(it -> couponMade(it.id()).stream().filter(made -> !made.isRetired()).count() > 1)
        .forEach(Coupon::again);
  }

  private void retire(PromoCode code, List<Incarnation> some) {
    for (Incarnation gone : some) {
      change(
          code,
          gone.stripeId(),
          it ->
              new Incarnation(
                  it.objectId(),
                  it.number(),
                  it.stripeId(),
                  it.active(),
                  it.timesRedeemed(),
                  NOW,
                  it.built()));
    }
  }

  private void change(PromoCode code, String stripeId, UnaryOperator<Incarnation> change) {
    requireNonNull(codesMade.get(code.id()))
        .replaceAll(it -> it.stripeId().equals(stripeId) ? change.apply(it) : it);
  }

  private static Incarnation built(Incarnation it, UnaryOperator<Incarnation.Built> change) {
    return new Incarnation(
        it.objectId(),
        it.number(),
        it.stripeId(),
        it.active(),
        it.timesRedeemed(),
        it.retiredAt(),
        change.apply(it.built()));
  }

  private static Incarnation.Built with(
      Incarnation.Built b, @Nullable Boolean switched, boolean aside) {
    return new Incarnation.Built(
        b.terms(), b.details(), b.stripeCoupon(), b.maxRedemptions(), switched, aside, b.madeFor());
  }
}
