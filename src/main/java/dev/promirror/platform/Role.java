package dev.promirror.platform;

import java.util.Arrays;
import java.util.Optional;

/** What a caller may be; see docs/api.md for what each may do. */
public enum Role {
  OWNER(Role.OWNER_NAME, true),
  STAFF(Role.STAFF_NAME, true),
  STORE(Role.STORE_NAME, true),
  OPERATOR(Role.OPERATOR_NAME, false),
  OPERATOR_READ(Role.OPERATOR_READ_NAME, false);

  public static final String OWNER_NAME = "owner";
  public static final String STAFF_NAME = "staff";
  public static final String STORE_NAME = "store";
  public static final String OPERATOR_NAME = "operator";
  public static final String OPERATOR_READ_NAME = "operator-read";

  private final String claim;
  private final boolean ofCommunity;

  Role(String claim, boolean ofCommunity) {
    this.claim = claim;
    this.ofCommunity = ofCommunity;
  }

  /** Whether the role is held in communities, as opposed to regions. */
  public boolean ofCommunity() {
    return ofCommunity;
  }

  /** The name used in tokens. */
  public String claim() {
    return claim;
  }

  /** The role a token's claim names, if there is such a role. */
  public static Optional<Role> parse(String claim) {
    return Arrays.stream(values()).filter(role -> role.claim.equals(claim)).findFirst();
  }
}
