package dev.promirror.promotion.rules;

import dev.promirror.promotion.terms.Audience;
import dev.promirror.promotion.terms.Conditions;
import org.jspecify.annotations.Nullable;

/** Whether a member is one of those a coupon and its code are for. */
final class Audiences {

  private Audiences() {}

  static Verdict admit(Question q) {
    return q.conditions().stream()
        .map(Conditions::audience)
        .map(audience -> admit(audience, q.member()))
        .filter(verdict -> !(verdict instanceof Verdict.Passed))
        .findFirst()
        .orElseGet(Verdict.Passed::new);
  }

  private static Verdict admit(Audience audience, @Nullable Member member) {
    if (audience instanceof Audience.Everyone) {
      return new Verdict.Passed();
    }
    if (member == null) {
      return new Verdict.Unchecked();
    }
    return switch (audience) {
      case Audience.Everyone everyone -> new Verdict.Passed();
      case Audience.NewCustomers customers ->
          Verdict.unless(member.boughtBefore(), Reason.NOT_A_NEW_CUSTOMER);
      case Audience.ExistingCustomers customers ->
          Verdict.unless(!member.boughtBefore(), Reason.NOT_AN_EXISTING_CUSTOMER);
      case Audience.Members members ->
          Verdict.unless(!member.lists().contains(members.list()), Reason.NOT_ON_THE_LIST);
    };
  }
}
