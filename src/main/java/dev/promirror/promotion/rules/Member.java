package dev.promirror.promotion.rules;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of who wants to use a code.
 *
 * @param customer Stripe's id of them; null if they have none yet
 * @param usesOfCode so far
 * @param usesOfCoupon so far, through any code
 * @param boughtBefore whether they have bought anything in the community
 * @param lists the member lists they are on
 */
public record Member(
    @Nullable String customer,
    long usesOfCode,
    long usesOfCoupon,
    boolean boughtBefore,
    Set<String> lists) {

  public Member {
    lists = Set.copyOf(lists);
  }
}
