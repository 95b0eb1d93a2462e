package dev.promirror.standins.emulator.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe still wants to know about an account, and what follows: an account with something
 * past due, or stopped by Stripe, can neither charge nor be paid. Each method changes the account's
 * row and leaves it settled.
 */
public final class Requirements {
  /** Stripe's reasons to stop an account other than requirements. */
  public static final Set<String> REASONS =
      Set.of(
          "listed",
          "other",
          "platform_paused",
          "rejected.fraud",
          "rejected.incomplete_verification",
          "rejected.listed",
          "rejected.other",
          "rejected.platform_fraud",
          "rejected.platform_other",
          "rejected.platform_terms_of_service",
          "rejected.terms_of_service",
          "under_review");

  private static final String STOPPED = "_stopped";
  private static final String[] LISTS = {"currently_due", "eventually_due", "past_due"};

  private Requirements() {}

  /** A new account: all that is due is past due, so nothing is enabled. */
  public static void start(ObjectNode account) {
    var requirements = account.withObject("/requirements");
    requirements.set("past_due", requirements.path("currently_due").deepCopy());
    settle(account);
  }

  /** What is asked for at the moment. */
  public static Set<String> due(ObjectNode account) {
    return texts(account.at("/requirements/currently_due"));
  }

  /** The owner gives these; Stripe is satisfied, or first has a look at them. */
  public static void provide(ObjectNode account, Collection<String> fields, boolean review) {
    var requirements = account.withObject("/requirements");
    var pending = texts(requirements.path("pending_verification"));
    for (String list : LISTS) {
      var left = texts(requirements.path(list));
      left.removeAll(fields);
      put(requirements, list, left);
    }
    pending.removeAll(fields);
    if (review) {
      pending.addAll(fields);
    }
    put(requirements, "pending_verification", pending);
    var errors = requirements.withArray("errors");
    for (int i = errors.size() - 1; i >= 0; i--) {
      if (fields.contains(errors.get(i).path("requirement").asText())) {
        errors.remove(i);
      }
    }
    settle(account);
  }

  /** Everything asked for is given and approved. */
  public static void complete(ObjectNode account) {
    var all = due(account);
    all.addAll(texts(account.at("/requirements/eventually_due")));
    all.addAll(texts(account.at("/requirements/pending_verification")));
    provide(account, all, false);
  }

  /**
   * Stripe asks for these, again or anew.
   *
   * @param deadline when they are past due, in seconds since 1970; null when they are already
   * @param error what was wrong with what was given before, or null
   */
  public static void demand(
      ObjectNode account,
      Collection<String> fields,
      @Nullable Long deadline,
      @Nullable Complaint error) {
    var requirements = account.withObject("/requirements");
    add(requirements, "currently_due", fields);
    add(requirements, "eventually_due", fields);
    if (deadline == null) {
      add(requirements, "past_due", fields);
    } else {
      requirements.put("current_deadline", deadline);
    }
    if (error != null) {
      var errors = requirements.withArray("errors");
      fields.forEach(
          field ->
              errors
                  .addObject()
                  .put("code", error.code())
                  .put("reason", error.reason())
                  .put("requirement", field));
    }
    settle(account);
  }

  /** Why Stripe asks again, by one of its codes and in words. */
  public record Complaint(String code, String reason) {}

  /** The deadline has come: what was due is past due. */
  public static void deadline(ObjectNode account) {
    add(account.withObject("/requirements"), "past_due", due(account));
    account.withObject("/requirements").putNull("current_deadline");
    settle(account);
  }

  /** Stripe stops the account, or lets it go on when the reason is null. */
  public static void stop(ObjectNode account, @Nullable String reason) {
    account.put(STOPPED, reason);
    settle(account);
  }

  /** Makes the account's switches follow from what is due. */
  public static void settle(ObjectNode account) {
    var requirements = account.withObject("/requirements");
    boolean nothingDue = requirements.path("currently_due").isEmpty();
    if (nothingDue) {
      requirements.putNull("current_deadline");
      account.put("details_submitted", true);
    }
    account.set("_due", requirements.get("current_deadline"));
    boolean was = account.path("charges_enabled").asBoolean();
    String reason = reason(account, was);
    requirements.put("disabled_reason", reason);
    boolean waiting = "requirements.pending_verification".equals(reason);
    Capabilities.settle(account, reason == null ? "active" : waiting ? "pending" : "inactive");
    account.put("charges_enabled", reason == null).put("payouts_enabled", reason == null);
  }

  private static @Nullable String reason(ObjectNode account, boolean enabledBefore) {
    var requirements = account.path("requirements");
    if (account.hasNonNull(STOPPED)) {
      return account.path(STOPPED).asText();
    }
    if (!requirements.path("past_due").isEmpty()
        || !account.path("details_submitted").asBoolean()) {
      return "requirements.past_due";
    }
    return requirements.path("pending_verification").isEmpty() || enabledBefore
        ? null
        : "requirements.pending_verification";
  }

  private static void add(ObjectNode requirements, String list, Collection<String> fields) {
    var all = texts(requirements.path(list));
    all.addAll(fields);
    put(requirements, list, all);
  }

  private static Set<String> texts(JsonNode list) {
    var texts = new LinkedHashSet<String>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static void put(ObjectNode requirements, String list, Collection<String> fields) {
    ArrayNode array = requirements.putArray(list);
    List.copyOf(fields).forEach(array::add);
  }
}
