package dev.promirror.platform;

import java.util.Locale;

/**
 * The kinds of refusal a caller can meet, each with a stable name ({@link #urn()}) and one HTTP
 * status. Listed for readers in {@code docs/api.md}; a test keeps both equal.
 */
public enum ProblemType {
  MALFORMED_REQUEST(400, "The request can't be read"),
  INVALID_REQUEST(422, "The request has fields that can't be accepted"),
  INVALID_CURSOR(400, "The cursor isn't one of this list"),
  UNAUTHENTICATED(401, "Sign in first"),
  FORBIDDEN(403, "Your role doesn't allow this"),
  NOT_FOUND(404, "There is no such thing here"),
  METHOD_NOT_ALLOWED(405, "This address doesn't take that method"),
  NOT_ACCEPTABLE(406, "The answer isn't available in that form"),
  UNSUPPORTED_MEDIA_TYPE(415, "Bodies are application/json"),
  BODY_TOO_LARGE(413, "The body is too large"),
  WRONG_CELL(421, "This installation doesn't serve that region"),
  ID_TAKEN(409, "The id was used before"),
  CODE_TAKEN(409, "An unfinished promo code has this text"),
  COUPON_ARCHIVED(409, "The coupon is archived"),
  ARCHIVED(409, "It is archived"),
  FINISHED(409, "The promo code is used up or expired"),
  BATCH_UNFINISHED(409, "The promo codes of its batch are still being made"),
  CONFIRMATION_REQUIRED(409, "So large an edit has to be confirmed"),
  MEMBER_LIST_IN_USE(409, "Coupons or promo codes are for the members of this list"),
  NEEDS_OUR_CHECKOUT(422, "Only our own checkout can hold a rule of it"),
  UNACKNOWLEDGED_RULES(422, "Rules that Stripe can't hold are not acknowledged"),
  COUNTRY_NOT_IN_REGION(422, "The country belongs to another region"),
  CANNOT_ADOPT(409, "What is at Stripe can't be had here"),
  ACCOUNT_TAKEN(409, "The community has another account"),
  ACCOUNT_NOT_OPEN(409, "The connected account isn't open yet"),
  IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used with another request"),
  IDEMPOTENCY_KEY_BUSY(409, "The first request with this idempotency key is still running"),
  PRECONDITION_REQUIRED(428, "Say which revision you change"),
  PRECONDITION_FAILED(412, "It was changed meanwhile"),
  UNAVAILABLE(503, "Not available right now"),
  INTERNAL(500, "Something went wrong on our side");

  private static final String NAMESPACE = "urn:promirror:problem:";

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status of such a refusal. */
  public int status() {
    return status;
  }

  /** One line for people; may change. */
  public String title() {
    return title;
  }

  /** The stable name programs may compare. */
  public String urn() {
    return NAMESPACE + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
