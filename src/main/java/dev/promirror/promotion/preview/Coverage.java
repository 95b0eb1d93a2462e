package dev.promirror.promotion.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    this.empty = isNone(covered, basket.lines().size());
  }

  private static boolean isNone(boolean @Nullable [] covered, int lines) {
    for (int i = 0; i < lines; i++) {
      if (covered == null || covered[i]) {
        return false;
      }
    }
    return true;
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
    List<Line> lines = new ArrayList<>(basket.lines().size());
    for (int i = 0; i < basket.lines().size(); i++) {
      if (covers(i)) {
        lines.add(basket.lines().get(i));
      }
    }
    return List.copyOf(lines);
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
