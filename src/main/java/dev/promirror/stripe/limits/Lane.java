package dev.promirror.stripe.limits;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe counts a call under.
 *
 * @param account the connected account the call is made in; null for the platform itself
 * @param endpoint method and path with {@code :id} for ids: {@code GET /v1/coupons/:id}
 */
public record Lane(@Nullable String account, String endpoint) {

  /** Parts of Stripe's paths that no id follows. */
  private static final Set<String> NAMESPACES = Set.of("checkout", "core");

  private static final int VERSION = 1;

  /** The lane of a request. */
  public static Lane of(@Nullable String account, String method, String path) {
    StringBuilder endpoint = new StringBuilder(method).append(' ');
    String[] parts = path.split("/", -1);
    boolean id = false;
    for (int i = 1; i < parts.length; i++) {
      endpoint.append('/').append(id ? ":id" : parts[i]);
      id = i > VERSION && !id && !NAMESPACES.contains(parts[i]);
    }
    return new Lane(account, endpoint.toString());
  }

  /** The bucket of all calls in the account, or of the platform's own. */
  String owner() {
    return account == null ? Scope.PLATFORM : Scope.account(account);
  }
}
