package dev.promirror.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.platform.ProblemException;
import dev.promirror.promotion.Copying;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Step;
import dev.promirror.promotion.wishes.CouponReader;
import dev.promirror.promotion.wishes.PromoCodeReader;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
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
  private static final String ANY_COUPON = "any";

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
    CouponTerms coupon = null;
    String couponId = null;
    PromoCodeTerms code = null;
    try {
      if (current != null && edited == null) {
        coupon = current.terms();
      } else if (current != null) {
        coupon = edited(id, current, typed, subject);
      } else {
        CouponReader.Wish wish = coupons.read(id, bytes(coupon(subject, typed, text)));
        coupon = wish.terms();
        couponId = wish.id();
      }
    } catch (ProblemException refused) {
      errors.addAll(errors(refused, typed, true));
    }
    try {
      List<Step> steps = edited == null ? List.of() : edited.terms().steps();
      code =
          codes.read(
              id,
              bytes(
                  new CodeBody(typed)
                      .json(
                          current == null ? ANY_COUPON : current.id(),
                          text,
                          steps.stream().skip(1).toList())),
              edited == null ? null : edited.terms());
    } catch (ProblemException refused) {
      errors.addAll(errors(refused, typed, false));
    }
    return new FormReading(coupon, couponId, code, FormErrors.inOrder(errors.stream()));
  }

  /** What isn't written is made of the name, as long as nobody has it. */
  private String text(FormSubject subject, Typed typed) {
    return typed.on("code") || !typed.on("name")
        ? typed.text("code")
        : copying.suggested(subject.community().id(), typed.text("name")).text();
  }

  private CouponTerms edited(CommunityId id, Coupon coupon, Typed typed, FormSubject subject) {
    CouponTerms kept = coupon.terms();
    CouponTerms read =
        coupons.readEdit(id, coupon.id(), kept, bytes(coupon(subject, typed, kept.name())));
    // What the form doesn't show stays.
    Set<String> acknowledged = new TreeSet<>(kept.acknowledged());
    acknowledged.removeAll(CouponBody.ACKNOWLEDGED);
    acknowledged.addAll(read.acknowledged());
    return new CouponTerms(
        kept.name(),
        kept.metadata(),
        read.benefit(),
        read.scope(),
        read.duration(),
        kept.starts(),
        kept.conditions(),
        read.limit(),
        read.redeemBy(),
        read.refundGivesUseBack(),
        acknowledged);
  }

  private ObjectNode coupon(FormSubject subject, Typed typed, String otherwise) {
    Coupon current = subject.coupon();
    Set<String> kept = current == null ? Set.of() : current.terms().scope().named();
    Set<String> offers = new PickLists(options, subject.offers()).chosen(typed, kept);
    String name = current == null && typed.on("name") ? typed.text("name") : otherwise;
    // Without name and text it is the code that is at fault; its coupon is called by them.
    String called = name.isEmpty() ? ANY_CODE : name;
    return new CouponBody(typed).json(CouponBody.shortened(called), offers);
  }

  private static byte @Nullable [] bytes(ObjectNode body) {
    return body.toString().getBytes(UTF_8);
  }
}
