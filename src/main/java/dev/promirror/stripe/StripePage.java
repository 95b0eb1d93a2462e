package dev.promirror.stripe;

import java.util.List;

/**
 * A page of one of Stripe's lists.
 *
 * @param data in Stripe's order, newest first
 * @param more whether another page follows
 */
public record StripePage<T>(List<T> data, boolean more) {

  public StripePage {
    data = List.copyOf(data);
  }
}
