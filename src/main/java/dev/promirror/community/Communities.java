package dev.promirror.community;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The communities and their connected accounts. Every method works within a transaction. */
@ApplicationScoped
public class Communities {

  private final Regions regions;
  private final CommunityRows communities;
  private final AccountRows accounts;

  Communities(Regions regions, CommunityRows communities, AccountRows accounts) {
    this.regions = regions;
    this.communities = communities;
    this.accounts = accounts;
  }

  @ApplicationScoped
  static class CommunityRows implements PanacheRepositoryBase<Community, CommunityId> {}

  @ApplicationScoped
  static class AccountRows implements PanacheRepositoryBase<ConnectedAccount, CommunityId> {}

  /** A community, if there is one of this id. */
  public Optional<Community> find(CommunityId id) {
    return regions.in(id, () -> communities.findByIdOptional(id));
  }

  /** A community's connected account. */
  public Optional<ConnectedAccount> account(CommunityId id) {
    return regions.in(id, () -> accounts.findByIdOptional(id));
  }

  /** Those of the given communities, all of one region, whose account Stripe hasn't opened yet. */
  List<CommunityId> opening(Collection<CommunityId> among) {
    return regions.in(
        among,
        () ->
            accounts.stream("state = ?1", ConnectedAccount.State.OPENING)
                .map(ConnectedAccount::communityId)
                .toList());
  }

  /** Those of the given communities, all of one region, whose account is being linked. */
  Set<CommunityId> linking(Collection<CommunityId> among) {
    return in(among, ConnectedAccount.State.LINKING);
  }

  /** Those of the given communities, all of one region, whose account takes calls. */
  public Set<CommunityId> ready(Collection<CommunityId> among) {
    return in(among, ConnectedAccount.State.READY);
  }

  private Set<CommunityId> in(Collection<CommunityId> among, ConnectedAccount.State state) {
    return regions.in(
        among,
        () ->
            accounts.stream("state = ?1", state)
                .map(ConnectedAccount::communityId)
                .collect(Collectors.toSet()));
  }

  void add(Community community, ConnectedAccount account) {
    regions.session(community.id());
    communities.persist(community);
    accounts.persist(account);
  }
}
