package dev.promirror.promotion.wishes;

import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import dev.promirror.platform.JsonBody;
import dev.promirror.promotion.KnownLists;
import dev.promirror.promotion.terms.Audience;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Reads what has to hold for a use. */
@ApplicationScoped
class ConditionsReader {

  private static final long MAX_USES = 1_000_000_000;
  private static final long MAX_QUANTITY = 1_000_000;

  /** Ten billion in a currency with two decimals: nobody means more. */
  private static final long MAX_BUDGET = 1_000_000_000_000L;

  private static final int MAX_ID = 60;

  private final KnownLists lists;

  ConditionsReader(KnownLists lists) {
    this.lists = lists;
  }

  /**
   * The conditions; those that are at fault are noted and read as none.
   *
   * @param kept what they are until now: a list they name can stay though it is gone
   */
  Conditions read(JsonBody json, CommunityId community, @Nullable Conditions kept) {
    JsonBody object = json.object("conditions");
    if (object == null) {
      return Conditions.NONE;
    }
    Long perCustomer = object.whole("perCustomer", 0, MAX_USES);
    Audience audience = audience(object, community, kept == null ? null : kept.audience());
    Amounts minimumSpend = Moneys.list(object, "minimumSpend");
    Long quantity = object.whole("minimumQuantity", 1, MAX_QUANTITY);
    Money budget = Moneys.read(object, "budget", MAX_BUDGET);
    if (perCustomer != null && audience instanceof Audience.NewCustomers) {
      object.fault(
          "perCustomer",
          "per-customer-with-new",
          "New customers can use it once anyway: after that they aren't new.",
          "Leave perCustomer out, or choose another audience.");
      perCustomer = null;
    }
    return new Conditions(perCustomer, audience, minimumSpend, quantity, budget);
  }

  private Audience audience(JsonBody object, CommunityId community, @Nullable Audience kept) {
    Audience.Kind kind = object.oneOf("audience", Audience.Kind.class);
    String list = object.text("memberList", MAX_ID, false);
    if ((kind == Audience.Kind.MEMBERS) != object.has("memberList")
        || (list == null && object.has("memberList"))) {
      object.fault(
          "memberList",
          "list-with-members",
          "A member list goes with the audience MEMBERS, and only with it.",
          kind == Audience.Kind.MEMBERS ? "Name a list." : "Leave it out.");
      return new Audience.Everyone();
    }
    if (kind == null) {
      return new Audience.Everyone();
    }
    return switch (kind) {
      case EVERYONE -> new Audience.Everyone();
      case NEW -> new Audience.NewCustomers();
      case EXISTING -> new Audience.ExistingCustomers();
      case MEMBERS -> members(object, community, list, kept);
    };
  }

  private Audience members(
      JsonBody object, CommunityId community, @Nullable String list, @Nullable Audience kept) {
    if (list == null) {
      return new Audience.Everyone();
    }
    Audience members = new Audience.Members(list);
    if (!members.equals(kept) && !lists.has(community, list)) {
      object.fault(
          "memberList", "unknown-list", "There is no such member list.", "Make the list first.");
    }
    return members;
  }
}
