package dev.promirror.standins.signin;

import java.util.List;
import java.util.Map;

/**
 * Somebody who can sign in.
 *
 * @param id the name used to sign in
 * @param name for people to read
 * @param roles some of {@code owner staff store operator operator-read}
 * @param communities the ids this person acts for
 * @param regions the regions an operator acts in
 */
public record Person(
    String id, String name, List<String> roles, List<String> communities, List<String> regions) {

  /** An owner, staff or store of communities. */
  public static Person of(String id, String name, String role, String... communities) {
    return new Person(id, name, List.of(role), List.of(communities), List.of());
  }

  /** An operator, or one who only reads, of regions. */
  public static Person operator(String id, String name, String role, String... regions) {
    return new Person(id, name, List.of(role), List.of(), List.of(regions));
  }

  /** What this person's tokens say beside the subject. */
  Map<String, Object> claims() {
    return Map.of(
        "name",
        name,
        "preferred_username",
        id,
        "roles",
        roles,
        "communities",
        communities,
        "regions",
        regions);
  }
}
