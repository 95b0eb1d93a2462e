package dev.promirror.promotion.rest;

import dev.promirror.community.Communities;
import dev.promirror.community.Community;
import dev.promirror.platform.JsonBody;
import dev.promirror.platform.ProblemException;
import dev.promirror.promotion.terms.CasePolicy;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.Door;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Step;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
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
  PromoCodeTerms read(CommunityId id, byte @Nullable [] body) {
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
    return new PromoCodeTerms(
        code,
        CasePolicy.IGNORE_CASE,
        name == null ? code.text() : name,
        null,
        List.of(new Step(coupon, limit)),
        Door.EVERYWHERE,
        false,
        active,
        null,
        expires,
        Conditions.NONE,
        null,
        false,
        Set.of());
  }
}
