package dev.promirror.promotion.wishes;

import dev.promirror.community.Communities;
import dev.promirror.community.Community;
import dev.promirror.platform.JsonBody;
import dev.promirror.platform.ProblemException;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.Scope;
import dev.promirror.promotion.terms.Start;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a coupon out of a body, with every fault named. */
@ApplicationScoped
public class CouponReader {

  /** What Stripe takes as a coupon's name. */
  private static final int MAX_NAME = 40;

  private static final int MAX_ID = 60;

  static final long MAX_LIMIT = 1_000_000_000;

  private final Communities communities;
  private final Scopes scopes;
  private final ConditionsReader conditions;
  private final Clock clock;

  CouponReader(Communities communities, Scopes scopes, ConditionsReader conditions, Clock clock) {
    this.communities = communities;
    this.scopes = scopes;
    this.conditions = conditions;
    this.clock = clock;
  }

  /**
   * A coupon to be made.
   *
   * @param id the owner's; null lets one be made
   */
  public record Wish(@Nullable String id, CouponTerms terms) {}

  /**
   * @throws ProblemException if there is no such community, or the body can't be accepted
   */
  public Wish read(CommunityId community, byte @Nullable [] body) {
    JsonBody json = JsonBody.parse(body);
    String id = json.text("id", MAX_ID, false);
    if (id != null && !id.matches("[A-Za-z0-9_-]+")) {
      json.fault(
          "id",
          "id-form",
          "An id has letters, digits, underscores and dashes only.",
          "Leave other characters out.");
    }
    return new Wish(id, terms(community, json, null));
  }

  /**
   * What a coupon shall be from now on.
   *
   * @param current what it is; what stays may break rules for what is new, such as a date now past
   * @throws ProblemException as {@link #read(CommunityId, byte[])}
   */
  public CouponTerms readEdit(
      CommunityId community, String id, CouponTerms current, byte @Nullable [] body) {
    JsonBody json = JsonBody.parse(body);
    String named = json.text("id", MAX_ID, false);
    if (named != null && !named.equals(id)) {
      json.fault("id", "id-fixed", "An id never changes.", "Leave it out.");
    }
    return terms(community, json, current);
  }

  private CouponTerms terms(CommunityId id, JsonBody json, @Nullable CouponTerms current) {
    Community community = communities.find(id).orElseThrow(ProblemException::notFound);
    ZoneId zone = community.zone();
    json.readOnly(
        "origin",
        "notes",
        "state",
        "mirror",
        "timesRedeemed",
        "createdAt",
        "revision",
        "warnings",
        "enforcement");
    String name = json.text("name", MAX_NAME, true);
    Map<String, String> metadata = Metadata.read(json);
    Benefit benefit = Benefits.read(json);
    Scope scope = scopes.read(json, id, current == null ? null : current.scope());
    CouponDuration duration =
        Durations.read(json, zone, clock, current == null ? null : current.duration());
    if (benefit instanceof Benefit.ExtraTrial && json.has("duration")) {
      json.fault(
          "duration",
          "duration-with-trial",
          "A longer trial has no charges to discount.",
          "Leave the duration out.");
    }
    Deadline redeemBy =
        Deadlines.read(json, "redeemBy", zone, clock, current == null ? null : current.redeemBy());
    Start starts = Starts.read(json, zone, clock, redeemBy, "redeemBy");
    Conditions held = conditions.read(json, id, current == null ? null : current.conditions());
    Long limit = json.whole("limit", 0, MAX_LIMIT);
    boolean givesBack = json.flag("refundGivesUseBack", false);
    Set<String> acknowledged = Acknowledged.read(json);
    json.check();
    if (name == null || benefit == null || duration == null || scope == null) {
      throw new IllegalStateException("check() lets nothing missing pass");
    }
    return new CouponTerms(
        name,
        metadata,
        benefit,
        scope,
        duration,
        starts,
        held,
        limit,
        redeemBy,
        givesBack,
        acknowledged);
  }
}
