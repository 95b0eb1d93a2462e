package dev.promirror.promotion.preview;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which lines of a basket a discount is for, decided once; a {@link Basket} makes it. */
public final class Coverage {

  private final Basket basket;
  private final boolean @Nullable [] covered;
  private final boolean empty;

  /**
   * @param covered by the places of the lines; null is all of them
   */
  Coverage(Basket basket, boolean @Nullable [] covered) {
    this.basket = basket;
    this.covered = covered;
    this.empty = lines().isEmpty();
  }

  boolean covers(int place) {
    return covered == null || covered[place];
  }

  boolean isOf(Basket other) {
    return basket.equals(other);
  }

  /** Whether it is for nothing in the basket. */
  public boolean isEmpty() {
    return empty;
  }

  /** The lines, in the basket's order. */
  public List<Line> lines() {
    return IntStream.range(0, basket.lines().size())
        .filter(this::covers)
        .mapToObj(basket.lines()::get)
        .toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Coverage that && isOf(that.basket) && lines().equals(that.lines());
  }

  @Override
  public int hashCode() {
    return Objects.hash(basket, lines());
  }
}
