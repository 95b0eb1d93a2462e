package dev.promirror.region;

import dev.promirror.platform.Unavailable;
import io.quarkus.arc.All;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The only way to open a transaction. It binds the region's database and the communities whose rows
 * may be seen and written, for exactly the given work, and commits when the work returns; an
 * exception rolls everything back. Work that loses a deadlock is run again from its beginning, so
 * it does nothing but read and write here.
 *
 * <p>Inside, a call for the same region and for communities that are bound already joins the
 * transaction; another region or another community is a {@link RegionViolation}.
 */
@ApplicationScoped
public class Regions {

  private static final ScopedValue<Binding> CURRENT = ScopedValue.newInstance();
  private static final int MOST_TRIES = 3;
  private static final String SETTING = "select set_config('app.communities', ?, true)";

  private final Session session;
  private final List<LastStatements> lastStatements;

  Regions(Session session, @All List<LastStatements> lastStatements) {
    this.session = session;
    this.lastStatements = lastStatements;
  }

  /**
   * Works on one community's rows.
   *
   * @return what the work returns
   * @throws RegionViolation if the surrounding transaction isn't this community's
   * @throws Unavailable if the region's database can't be reached; nothing was done
   */
  public <T extends @Nullable Object> T in(CommunityId community, Supplier<T> work) {
    return within(community.region(), Set.of(community), work);
  }

  /** As {@link #in(CommunityId, Supplier)}, for work without a result. */
  public void run(CommunityId community, Runnable work) {
    in(
        community,
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * Works on one community's rows as {@link #in(CommunityId, Supplier)} does, and takes all of it
   * back: what is left is the result. Nobody is woken.
   *
   * @throws RegionViolation within a transaction, which would be taken back with it
   */
  public <T> T rehearse(CommunityId community, Supplier<T> work) {
    if (CURRENT.isBound()) {
      throw new RegionViolation("a rehearsal within a transaction");
    }
    AtomicReference<@Nullable T> result = new AtomicReference<>();
    try {
      run(
          community,
          () -> {
            result.set(work.get());
            throw new TakenBack();
          });
    } catch (TakenBack e) {
      return Objects.requireNonNull(result.get());
    }
    throw new IllegalStateException("a rehearsal is taken back");
  }

  /** Ends a rehearsal. */
  private static final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TakenBack() {
      super("taken back", null, false, false);
    }
  }

  /**
   * Works on several communities' rows at once.
   *
   * @throws RegionViolation if there are none, or they are of two regions
   */
  public <T extends @Nullable Object> T in(Collection<CommunityId> communities, Supplier<T> work) {
    if (communities.isEmpty()) {
      throw new RegionViolation("no community, so no region");
    }
    Region region = communities.iterator().next().region();
    return within(region, Set.copyOf(communities), work);
  }

  /** Works on the region's cell tables alone: no community's row is seen. */
  public <T extends @Nullable Object> T cell(Region region, Supplier<T> work) {
    return within(region, Set.of(), work);
  }

  /**
   * The session of the surrounding transaction, for rows of this community.
   *
   * @throws RegionViolation if there is no transaction, or it isn't this community's
   */
  public Session session(CommunityId community) {
    binding().admit(community.region(), Set.of(community));
    return session;
  }

  /**
   * The session of the surrounding transaction, for cell tables of the region.
   *
   * @throws RegionViolation if there is no transaction, or it is another region's
   */
  public Session session(Region region) {
    binding().admit(region, Set.of());
    return session;
  }

  /** What the surrounding transaction is bound to. */
  static Binding binding() {
    if (!CURRENT.isBound()) {
      throw new RegionViolation("storage was touched outside of Regions.in");
    }
    return CURRENT.get();
  }

  private <T extends @Nullable Object> T within(
      Region region, Set<CommunityId> communities, Supplier<T> work) {
    for (CommunityId community : communities) {
      if (community.region() != region) {
        throw new RegionViolation("communities of two regions in one transaction");
      }
    }
    if (CURRENT.isBound()) {
      CURRENT.get().admit(region, communities);
      return work.get();
    }
    for (int tries = 1; ; tries++) {
      Binding binding = new Binding(region, communities);
      try {
        T result =
            ScopedValue.where(CURRENT, binding).call(() -> inRequest(() -> commit(binding, work)));
        binding.committed().forEach(Runnable::run);
        return result;
      } catch (RuntimeException e) {
        if (tries >= MOST_TRIES || !StorageFailures.deadlock(e)) {
          throw e;
        }
      }
    }
  }

  private <T extends @Nullable Object> T commit(Binding binding, Supplier<T> work) {
    try {
      return QuarkusTransaction.requiringNew()
          .call(
              () -> {
                bind(binding.communities());
                T result = work.get();
                session.flush();
                lastStatements.forEach(step -> step.write(binding, session));
                return result;
              });
    } catch (RuntimeException e) {
      if (StorageFailures.unreachable(e)) {
        throw new Unavailable("the storage of region " + binding.region() + " can't be reached", e);
      }
      throw e;
    }
  }

  /**
   * By JDBC: Hibernate knows no two native queries for a single value as the same, so one for each
   * transaction would drive all others out of its cache of plans.
   */
  private void bind(Set<CommunityId> communities) {
    session.doWork(
        connection -> {
          try (PreparedStatement setting = connection.prepareStatement(SETTING)) {
            setting.setString(1, joined(communities));
            setting.execute();
          }
        });
  }

  private static String joined(Set<CommunityId> communities) {
    StringBuilder joined = new StringBuilder();
    for (CommunityId community : new TreeSet<>(communities)) {
      joined.append(joined.isEmpty() ? "" : ",").append(community);
    }
    return joined.toString();
  }

  /** The session belongs to a request context; background work has none of its own. */
  private static <T extends @Nullable Object> T inRequest(Supplier<T> work) {
    ManagedContext context = Arc.container().requestContext();
    if (context.isActive()) {
      return work.get();
    }
    context.activate();
    try {
      return work.get();
    } finally {
      context.terminate();
    }
  }
}
