package dev.promirror.promotion;

import dev.promirror.promotion.preview.Composition;
import dev.promirror.promotion.preview.DurationEstimate;
import dev.promirror.promotion.preview.Level;
import dev.promirror.promotion.preview.PriceEstimate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a purchase probably costs with some discounts.
 *
 * @param lines in the order they were wished
 * @param discounts in the order they were wished
 * @param zone the community's, whose days are meant
 */
public record BasketPreview(
    PriceEstimate price, List<Line> lines, List<NamedDiscount> discounts, ZoneId zone) {

  public BasketPreview {
    lines = List.copyOf(lines);
    discounts = List.copyOf(discounts);
  }

  /**
   * A line.
   *
   * @param durations by discount which charges it is for; empty where it isn't for this line
   */
  public record Line(AskedOffer offer, List<Optional<DurationEstimate>> durations) {

    public Line {
      durations = List.copyOf(durations);
    }
  }

  /**
   * What is to be previewed.
   *
   * @param currency of the prices; null is the community's
   * @param discounts in the order they are taken
   */
  public record Wish(
      List<Inquiry.Wanted> wanted,
      @Nullable Currency currency,
      List<Given> discounts,
      Composition composition) {

    public Wish {
      wanted = List.copyOf(wanted);
      discounts = List.copyOf(discounts);
    }
  }

  /**
   * A discount.
   *
   * @param line the place of the line it hangs on, from 0; null unless its level is an item's
   */
  public record Given(NamedDiscount.Name name, Level level, @Nullable Integer line) {}
}
