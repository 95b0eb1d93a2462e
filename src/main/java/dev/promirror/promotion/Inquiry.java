package dev.promirror.promotion;

import dev.promirror.promotion.rules.Person;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a code can be used for something.
 *
 * @param typed as the member typed it
 * @param wanted what they are about to buy
 * @param currency of the prices; null is the community's
 * @param person null if nobody says who
 */
public record Inquiry(
    String typed, List<Wanted> wanted, @Nullable Currency currency, @Nullable Person person) {

  /**
   * Something they are about to buy.
   *
   * @param offer the catalog's id
   * @param quantity at least 1
   */
  public record Wanted(String offer, long quantity) {}

  public Inquiry {
    wanted = List.copyOf(wanted);
  }
}
