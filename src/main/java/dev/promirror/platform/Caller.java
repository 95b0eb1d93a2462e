package dev.promirror.platform;

import java.util.Set;

/**
 * Who is calling, as the token says.
 *
 * @param subject the issuer's id of the person or system; never shown or stored in clear
 * @param roles what the caller may do at all
 * @param communities the ids an owner, staff or store acts for
 * @param regions the codes of the regions an operator acts in
 */
public record Caller(
    String subject, Set<Role> roles, Set<String> communities, Set<String> regions) {

  /** A caller without any right. */
  public static final Caller NOBODY = new Caller("", Set.of(), Set.of(), Set.of());

  public Caller {
    roles = Set.copyOf(roles);
    communities = Set.copyOf(communities);
    regions = Set.copyOf(regions);
  }

  /** Whether the caller acts for the community in one of its roles. */
  public boolean actsFor(String community) {
    return communities.contains(community) && roles.stream().anyMatch(Role::ofCommunity);
  }

  /** Whether the caller operates the region. */
  public boolean operates(String region) {
    return regions.contains(region) && roles.stream().anyMatch(role -> !role.ofCommunity());
  }

  /** Masked: a subject is a person. */
  @Override
  public String toString() {
    return "Caller" + roles;
  }
}
