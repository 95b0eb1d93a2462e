package dev.promirror.promotion.wishes;

import dev.promirror.community.Communities;
import dev.promirror.community.Community;
import dev.promirror.platform.JsonBody;
import dev.promirror.platform.ProblemException;
import dev.promirror.promotion.terms.BatchTerms;
import dev.promirror.promotion.terms.CasePolicy;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.Door;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Start;
import dev.promirror.promotion.terms.Step;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a promo code out of a body, with every fault named. */
@ApplicationScoped
public class PromoCodeReader {

  private static final int MAX_NAME = 80;
  private static final int MAX_CHANNEL = 40;
  private static final Pattern CUSTOMER = Pattern.compile("cus_[A-Za-z0-9_]{1,250}");

  private final Communities communities;
  private final ConditionsReader conditions;
  private final Clock clock;

  PromoCodeReader(Communities communities, ConditionsReader conditions, Clock clock) {
    this.communities = communities;
    this.conditions = conditions;
    this.clock = clock;
  }

  /**
   * A promo code as it shall be.
   *
   * @param current what it is; what stays may break rules for what is new, such as a date now past;
   *     null makes one
   * @throws ProblemException if there is no such community, or the body can't be accepted
   */
  public PromoCodeTerms read(
      CommunityId id, byte @Nullable [] body, @Nullable PromoCodeTerms current) {
    return read(id, JsonBody.parse(body), current, PromoCodeReader::text);
  }

  /**
   * Many promo codes that differ in their texts alone.
   *
   * @throws ProblemException if there is no such community, or the body can't be accepted
   */
  public BatchTerms readBatch(CommunityId id, byte @Nullable [] body) {
    JsonBody json = JsonBody.parse(body);
    AtomicReference<@Nullable Patterns> said = new AtomicReference<>();
    PromoCodeTerms code =
        read(
            id,
            json,
            null,
            its -> {
              said.set(Patterns.read(its));
              return said.get() == null ? null : said.get().example();
            });
    Patterns texts = Objects.requireNonNull(said.get());
    return new BatchTerms(texts.count(), texts.pattern(), code);
  }

  private PromoCodeTerms read(
      CommunityId id,
      JsonBody json,
      @Nullable PromoCodeTerms current,
      Function<JsonBody, @Nullable CodeText> text) {
    Community community = communities.find(id).orElseThrow(ProblemException::notFound);
    ZoneId zone = community.zone();
    json.readOnly(
        "id",
        "currentCoupon",
        "origin",
        "notes",
        "state",
        "mirror",
        "uses",
        "remaining",
        "timesRedeemed",
        "totals",
        "createdAt",
        "revision",
        "warnings",
        "enforcement");
    List<Step> steps = Steps.read(json);
    CodeText code = text.apply(json);
    CasePolicy casePolicy = json.oneOf("casePolicy", CasePolicy.class);
    String name = json.text("name", MAX_NAME, false);
    String channel = json.text("channel", MAX_CHANNEL, false);
    Door door = json.oneOf("door", Door.class);
    boolean draft = json.flag("draft", false);
    boolean active = json.flag("active", true);
    Deadline expires =
        Deadlines.read(json, "expiresAt", zone, clock, current == null ? null : current.expires());
    Start starts = Starts.read(json, zone, clock, expires, "expiresAt");
    Conditions held = conditions.read(json, id, current == null ? null : current.conditions());
    String customer = customer(json);
    boolean firstPurchaseOnly = json.flag("firstPurchaseOnly", false);
    Set<String> acknowledged = Acknowledged.read(json);
    json.check();
    if (code == null) {
      throw new IllegalStateException("check() lets nothing missing pass");
    }
    return new PromoCodeTerms(
        code,
        casePolicy == null ? CasePolicy.IGNORE_CASE : casePolicy,
        name == null ? code.text() : name,
        channel,
        steps,
        door == null ? Door.EVERYWHERE : door,
        draft,
        active,
        starts,
        expires,
        held,
        customer,
        firstPurchaseOnly,
        acknowledged);
  }

  private static @Nullable CodeText text(JsonBody json) {
    return json.parsed(
        "code",
        true,
        CodeText::new,
        json.error(
            "code",
            "code-form",
            "A code has 3 to 64 letters (a to z), digits and dashes.",
            "Leave spaces and other characters out."));
  }

  private static @Nullable String customer(JsonBody json) {
    return json.parsed(
        "customer",
        false,
        PromoCodeReader::customerId,
        json.error(
            "customer",
            "customer-form",
            "It isn't the id of a customer at Stripe.",
            "Use an id that begins with cus_."));
  }

  private static String customerId(String text) {
    if (!CUSTOMER.matcher(text).matches()) {
      throw new IllegalArgumentException("not a customer's id");
    }
    return text;
  }
}
