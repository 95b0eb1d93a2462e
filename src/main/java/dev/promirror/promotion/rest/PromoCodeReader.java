package dev.promirror.promotion.rest;

import dev.promirror.community.Communities;
import dev.promirror.community.Community;
import dev.promirror.platform.JsonBody;
import dev.promirror.platform.ProblemException;
import dev.promirror.promotion.CodeText;
import dev.promirror.promotion.NewPromoCode;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Reads a promo code out of a body, with every fault named. */
@ApplicationScoped
class PromoCodeReader {

  private static final int MAX_NAME = 80;
  private static final int MAX_ID = 60;

  private final Communities communities;
  private final Clock clock;

  PromoCodeReader(Communities communities, Clock clock) {
    this.communities = communities;
    this.clock = clock;
  }

  /**
   * @throws ProblemException if there is no such community, or the body can't be accepted
   */
  NewPromoCode read(CommunityId id, byte @Nullable [] body) {
    Community community = communities.find(id).orElseThrow(ProblemException::notFound);
    JsonBody json = JsonBody.parse(body);
    String coupon = json.text("coupon", MAX_ID, true);
    CodeText code =
        json.parsed(
            "code",
            true,
            CodeText::new,
            json.error(
                "code",
                "code-form",
                "A code has 3 to 64 letters (a to z), digits and dashes.",
                "Leave spaces and other characters out."));
    String name = json.text("name", MAX_NAME, false);
    boolean active = json.flag("active", true);
    Long limit = json.whole("limit", 1, CouponReader.MAX_LIMIT);
    var expires = Deadlines.read(json, "expiresAt", community.zone(), clock);
    json.check();
    if (coupon == null || code == null) {
      throw new IllegalStateException("check() lets nothing missing pass");
    }
    return new NewPromoCode(
        coupon, code, name == null ? code.text() : name, active, limit, expires);
  }
}
