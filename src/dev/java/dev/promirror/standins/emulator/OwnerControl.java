package dev.promirror.standins.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Stripe and the owner of an account do to it: onboarding, access, the Dashboard. */
public final class OwnerControl {
  private final ControlCalls control;

  OwnerControl(ControlCalls control) {
    this.control = control;
  }

  /** Answers all of Stripe's questions for an account: it becomes ready. */
  public void completeOnboarding(String account) {
    control.call("POST", "/accounts/" + account + "/complete-onboarding", Json.object());
  }

  /** The owner answers some of Stripe's questions; Stripe is satisfied, or reviews them first. */
  public void provide(String account, boolean review, String... fields) {
    control.call("POST", "/accounts/" + account + "/provide", fields(fields).put("review", review));
  }

  /**
   * Stripe asks for something, again or anew; with no deadline it is past due and the account
   * restricted, else only once the emulator's clock has reached it.
   */
  public void require(String account, @Nullable Instant deadline, String... fields) {
    var body = fields(fields).put("deadline", deadline == null ? null : deadline.toString());
    control.call("POST", "/accounts/" + account + "/require", body);
  }

  /** Stripe asks again for what it could not verify, by one of its error codes and in words. */
  public void reject(String account, String code, String reason, String... fields) {
    var body = fields(fields).put("code", code).put("reason", reason);
    control.call("POST", "/accounts/" + account + "/require", body);
  }

  /** Stripe stops an account, for one of its reasons such as {@code rejected.fraud}. */
  public void disable(String account, String reason) {
    control.call("POST", "/accounts/" + account + "/disable", Json.object().put("reason", reason));
  }

  /** Stripe lets a stopped account go on. */
  public void enable(String account) {
    control.call("POST", "/accounts/" + account + "/enable", Json.object());
  }

  /** The owner takes the platform's access away. */
  public void deauthorise(String account) {
    control.call("POST", "/accounts/" + account + "/deauthorise", Json.object());
  }

  /** The owner gives the platform access again. */
  public void reauthorise(String account) {
    control.call("POST", "/accounts/" + account + "/reauthorise", Json.object());
  }

  /** Switches each of Stripe's ways to open accounts on or off for a platform. */
  public void allowAccounts(String platform, boolean v1, boolean v2) {
    var body = Json.object().put("v1", v1).put("v2", v2);
    control.call("POST", "/platforms/" + platform + "/account-versions", body);
  }

  /** The owner makes a coupon in the Stripe Dashboard; the body is Stripe's parameters as JSON. */
  public JsonNode makeCoupon(String account, ObjectNode params) {
    return control.call("POST", "/accounts/" + account + "/dashboard/coupons", params);
  }

  /** The owner changes a coupon's name or metadata in the Stripe Dashboard. */
  public JsonNode changeCoupon(String account, String coupon, ObjectNode params) {
    return control.call("POST", "/accounts/" + account + "/dashboard/coupons/" + coupon, params);
  }

  /** The owner deletes a coupon in the Stripe Dashboard. */
  public void deleteCoupon(String account, String coupon) {
    control.call("DELETE", "/accounts/" + account + "/dashboard/coupons/" + coupon, null);
  }

  /** The owner makes a promotion code in the Stripe Dashboard. */
  public JsonNode makePromotionCode(String account, ObjectNode params) {
    return control.call("POST", "/accounts/" + account + "/dashboard/promotion-codes", params);
  }

  /** The owner switches a promotion code, or changes its metadata, in the Stripe Dashboard. */
  public JsonNode changePromotionCode(String account, String code, ObjectNode params) {
    return control.call(
        "POST", "/accounts/" + account + "/dashboard/promotion-codes/" + code, params);
  }

  private static ObjectNode fields(String... fields) {
    var body = Json.object();
    List.of(fields).forEach(body.putArray("fields")::add);
    return body;
  }
}
