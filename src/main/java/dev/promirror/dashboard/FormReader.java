package dev.promirror.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.platform.ProblemException;
import dev.promirror.promotion.Copying;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.wishes.CouponReader;
import dev.promirror.promotion.wishes.PromoCodeReader;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Understands a form by the very rules of the API: it is written as bodies of the API, and read as
 * these.
 */
@ApplicationScoped
class FormReader {

  /** Stands for what isn't there yet; never kept. */
  private static final String ANY_COUPON = "(made with it)";

  private static final String ANY_CODE = "CODE";

  private final CouponReader coupons;
  private final PromoCodeReader codes;
  private final Copying copying;
  private final RefusalMessages messages;
  private final FormFields fields;
  private final OptionMessages options;

  FormReader(
      CouponReader coupons,
      PromoCodeReader codes,
      Copying copying,
      RefusalMessages messages,
      OptionMessages options) {
    this.coupons = coupons;
    this.codes = codes;
    this.copying = copying;
    this.messages = messages;
    this.options = options;
    this.fields = new FormFields(options);
  }

  /** All of it, with what can't be accepted. */
  FormReading read(FormSubject subject, Typed typed) {
    return read(subject, typed, text(subject, typed));
  }

  /** While it is being filled in: a code that isn't written yet stands in nothing's way. */
  FormReading preview(FormSubject subject, Typed typed) {
    return read(subject, typed, typed.on("code") ? typed.text("code") : ANY_CODE);
  }

  /** The problem's faults as this form has them. */
  List<FormError> errors(ProblemException problem, Typed typed, boolean ofCoupon) {
    return new FormErrors(messages, fields, typed).of(problem, ofCoupon);
  }

  private FormReading read(FormSubject subject, Typed typed, String text) {
    CommunityId id = subject.community().id();
    Coupon current = subject.coupon();
    PromoCode edited = subject.code();
    List<FormError> errors = new ArrayList<>();
    ObjectNode couponBody = coupon(subject, typed, text);
    CouponTerms coupon = null;
    String couponId = null;
    try {
      if (subject.isOnCoupon()) {
        coupon = Objects.requireNonNull(current).terms();
      } else if (current != null) {
        coupon = edited(id, current, couponBody);
      } else {
        CouponReader.Wish wish = coupons.read(id, bytes(couponBody));
        coupon = wish.terms();
        couponId = wish.id();
      }
    } catch (ProblemException refused) {
      errors.addAll(errors(refused, typed, true));
    }
    if (!subject.isOnCoupon() && MetadataRows.isKeyTwice(typed)) {
      errors.add(new FormErrors(messages, fields, typed).metadataTwice());
    }
    PromoCodeTerms kept = edited == null ? null : edited.terms();
    ObjectNode codeBody = code(subject, typed, text);
    PromoCodeTerms code = null;
    try {
      code = codes.read(id, bytes(codeBody), kept);
    } catch (ProblemException refused) {
      errors.addAll(errors(refused, typed, false));
    }
    List<FormError> inOrder = FormErrors.inOrder(errors.stream());
    return new FormReading(coupon, couponId, code, inOrder, couponBody + " " + codeBody);
  }

  /** What isn't written is made of the name, as long as nobody has it. */
  private String text(FormSubject subject, Typed typed) {
    return typed.on("code") || !typed.on("name")
        ? typed.text("code")
        : copying.suggested(subject.community().id(), typed.text("name")).text();
  }

  private CouponTerms edited(CommunityId id, Coupon coupon, ObjectNode body) {
    CouponTerms kept = coupon.terms();
    CouponTerms read = coupons.readEdit(id, coupon.id(), kept, bytes(body));
    return new CouponTerms(
        read.name(),
        MetadataRows.sameAs(kept.metadata(), read.metadata()),
        read.benefit(),
        read.scope(),
        read.duration(),
        read.starts(),
        read.conditions(),
        read.limit(),
        read.redeemBy(),
        read.refundGivesUseBack(),
        read.acknowledged());
  }

  private static ObjectNode code(FormSubject subject, Typed typed, String text) {
    Coupon current = subject.coupon();
    PromoCode edited = subject.code();
    // A coupon that is made with the code can't be one of its further steps either.
    String made = typed.on("couponId") ? typed.text("couponId") : ANY_COUPON;
    Set<String> kept = edited == null ? Set.of() : edited.terms().acknowledged();
    Set<String> known = Acks.of(typed, Acks.CODE, kept);
    return new CodeBody(typed).json(current == null ? made : current.id(), text, known);
  }

  private ObjectNode coupon(FormSubject subject, Typed typed, String text) {
    Coupon current = subject.coupon();
    Set<String> before = current == null ? Set.of() : current.terms().scope().named();
    Set<String> offers = new PickLists(options, subject.offers()).chosen(typed, before);
    Set<String> kept = current == null ? Set.of() : current.terms().acknowledged();
    String name = typed.text("couponName");
    if (current == null && name.isEmpty()) {
      String called = typed.on("name") ? typed.text("name") : text;
      // Without name and text it is the code that is at fault; its coupon is called by them.
      name = CouponBody.shortened(called.isEmpty() ? ANY_CODE : called);
    }
    Set<String> known = Acks.of(typed, Acks.COUPON, kept);
    return new CouponBody(typed).json(name, new TreeSet<>(offers), known);
  }

  private static byte @Nullable [] bytes(ObjectNode body) {
    return body.toString().getBytes(UTF_8);
  }
}
