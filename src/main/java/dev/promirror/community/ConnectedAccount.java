package dev.promirror.community;

import dev.promirror.region.CommunityId;
import dev.promirror.region.CommunityIdType;
import dev.promirror.stripe.AccountFacts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Type;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A community's account at Stripe, and whether it can sell. */
@Entity
@Table(name = "connected_account")
public class ConnectedAccount {

  /** Where the account stands. */
  public enum State {
    /** Asked of Stripe; it isn't known there yet. */
    OPENING,
    /** It exists; Stripe wants facts from its owner. */
    ONBOARDING,
    /** It can charge. */
    READY,
    /** Stripe refused to open it. */
    REFUSED,
    /** It exists at Stripe; whether it may be linked is being found out. */
    LINKING,
    /** Its owner took our access away. */
    DEAUTHORISED
  }

  /** Why nothing goes on while Stripe lets us in no more, though nobody said so. */
  static final String NO_ACCESS =
      "Stripe doesn't let us reach the account. See that it is still connected, and that the"
          + " platform's key may read and write coupons, promotion codes, products and prices;"
          + " all goes on by itself then.";

  @Id
  @Type(CommunityIdType.class)
  @Column(name = "community_id")
  private CommunityId communityId;

  @Column(name = "stripe_account")
  private @Nullable String stripeAccount;

  @Column(name = "link_account")
  private @Nullable String linkAccount;

  @Column private String email;

  @Enumerated(EnumType.STRING)
  @Column
  private State state;

  @Column(name = "charges_enabled")
  private boolean chargesEnabled;

  @Column(name = "payouts_enabled")
  private boolean payoutsEnabled;

  @Column(name = "details_submitted")
  private boolean detailsSubmitted;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(name = "requirements_due")
  private List<String> requirementsDue;

  @Column private @Nullable String reason;

  @Column(name = "seen_at")
  private @Nullable Instant seenAt;

  @Version private long revision;

  /** For Hibernate. */
  protected ConnectedAccount() {}

  ConnectedAccount(CommunityId communityId, String email) {
    this.communityId = communityId;
    this.email = email;
    this.state = State.OPENING;
    this.requirementsDue = List.of();
  }

  /** Takes over what Stripe says; a deauthorised account stays so until it is linked again. */
  void learn(AccountFacts facts, Instant now) {
    stripeAccount = facts.id();
    chargesEnabled = facts.chargesEnabled();
    payoutsEnabled = facts.payoutsEnabled();
    detailsSubmitted = facts.detailsSubmitted();
    requirementsDue = facts.requirementsDue();
    seenAt = now;
    if (state != State.DEAUTHORISED && state != State.LINKING) {
      state = chargesEnabled && detailsSubmitted ? State.READY : State.ONBOARDING;
      reason = null;
    }
  }

  /** An account that exists is to be this community's. */
  void link(String account) {
    state = State.LINKING;
    linkAccount = account;
    reason = null;
  }

  /** The account that is being linked. */
  Optional<String> linkAccount() {
    return state == State.LINKING ? Optional.ofNullable(linkAccount) : Optional.empty();
  }

  /** It is this community's from now on. */
  void linked(AccountFacts facts, Instant now) {
    state = State.ONBOARDING;
    linkAccount = null;
    learn(facts, now);
  }

  /** It can't be linked: things are as before. */
  void linkRefused(String why) {
    state = stripeAccount == null ? State.REFUSED : State.DEAUTHORISED;
    reason = why;
  }

  void refused(String why) {
    state = State.REFUSED;
    reason = why;
  }

  void deauthorised() {
    state = State.DEAUTHORISED;
    reason = "Its owner disconnected it at Stripe; connect it again.";
  }

  public CommunityId communityId() {
    return communityId;
  }

  /** {@code acct_…}, once Stripe has opened it. */
  public Optional<String> stripeAccount() {
    return Optional.ofNullable(stripeAccount);
  }

  String email() {
    return email;
  }

  public State state() {
    return state;
  }

  /** Whether Stripe takes writes for it: it exists and is ours to reach. */
  public boolean isReady() {
    return state == State.READY;
  }

  public boolean chargesEnabled() {
    return chargesEnabled;
  }

  /** What Stripe still wants, in Stripe's names. */
  public List<String> requirementsDue() {
    return List.copyOf(requirementsDue);
  }

  /** Why it can't be used, for people. */
  public @Nullable String reason() {
    return reason;
  }

  public long revision() {
    return revision;
  }
}
