package dev.promirror.webhook;

import dev.promirror.community.Communities;
import dev.promirror.community.ConnectedAccount;
import dev.promirror.platform.Telemetry;
import dev.promirror.platform.Unavailable;
import dev.promirror.region.AccountWorker;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Lease;
import dev.promirror.region.LeaseLost;
import dev.promirror.region.Outcome;
import dev.promirror.region.Regions;
import dev.promirror.stripe.Fetched;
import dev.promirror.stripe.StripeEvent;
import dev.promirror.stripe.StripeEventListener;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.StripeRead;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Applies what was received, one account at a time: asks the listeners what they need, reads it
 * once for the whole batch, applies all in one transaction with the mark "applied". If that fails,
 * each event is tried alone, so that a bad one stops nobody. A read that can't be had now is no
 * attempt.
 */
@ApplicationScoped
class InboxWorker implements AccountWorker {

  static final String KIND = "events";

  private static final Logger LOG = Logger.getLogger(InboxWorker.class);
  private static final int BATCH = 40;
  private static final Duration SLICE = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** Doubled that often at most: to 16 seconds. */
  private static final int LONGEST_RETRY = 4;

  private final Regions regions;
  private final Communities communities;
  private final PendingEvents pending;
  private final Reads reads;
  private final List<StripeEventListener> listeners;

  InboxWorker(
      Regions regions,
      Communities communities,
      PendingEvents pending,
      Reads reads,
      @All List<StripeEventListener> listeners) {
    this.regions = regions;
    this.communities = communities;
    this.pending = pending;
    this.reads = reads;
    this.listeners = listeners;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Set<CommunityId> dirty(Collection<CommunityId> among) {
    return pending.waiting(among);
  }

  @Override
  public Outcome work(Lease lease) {
    CommunityId community = lease.community();
    Optional<String> account =
        regions.in(
            community,
            () -> communities.account(community).flatMap(ConnectedAccount::stripeAccount));
    if (account.isEmpty()) {
      return new Outcome.Done();
    }
    boolean progressed = false;
    long end = System.nanoTime() + SLICE.toNanos();
    while (System.nanoTime() < end) {
      List<PendingEvent> batch =
          regions.in(community, () -> pending.some(community, account.get(), BATCH));
      if (batch.isEmpty()) {
        return new Outcome.Done();
      }
      if (!apply(lease, account.get(), batch)) {
        return progressed ? new Outcome.More() : later(lease);
      }
      progressed = true;
    }
    return new Outcome.More();
  }

  private static Outcome later(Lease lease) {
    Duration delay = RETRY.multipliedBy(1L << Math.min(lease.failures(), LONGEST_RETRY));
    return new Outcome.Later(delay, "an event failed or couldn't be read");
  }

  /** Whether all went well, or at least some with nothing wrong. */
  private boolean apply(Lease lease, String account, List<PendingEvent> batch) {
    try {
      Fetched fetched = reads.some(lease, account, needed(batch));
      List<PendingEvent> complete =
          batch.stream().filter(event -> fetched.hasAll(needed(List.of(event)))).toList();
      if (complete.isEmpty()) {
        return false;
      }
      commit(lease, complete, fetched);
      return true;
    } catch (StripeFailure.Refused refused) {
      return batch.size() > 1 ? oneByOne(lease, account, batch) : failed(lease, batch, refused);
    } catch (StripeFailure.AccessLost lost) {
      // The news that access is gone needs no read and mustn't wait behind those that do.
      return batch.size() > 1 && oneByOne(lease, account, batch);
    } catch (LeaseLost | Unavailable notNow) {
      throw notNow;
    } catch (RuntimeException e) {
      return batch.size() > 1 ? oneByOne(lease, account, batch) : failed(lease, batch, e);
    }
  }

  private boolean oneByOne(Lease lease, String account, List<PendingEvent> batch) {
    boolean all = true;
    for (PendingEvent event : batch) {
      all &= apply(lease, account, List.of(event));
    }
    return all;
  }

  private boolean failed(Lease lease, List<PendingEvent> batch, RuntimeException why) {
    LOG.errorf(
        Telemetry.withoutMessages(why),
        "event failed: community=%s event=%s",
        lease.community(),
        batch.getFirst().id());
    regions.run(
        lease.community(),
        () -> {
          lease.confirm();
          pending.failed(lease.community(), batch.getFirst(), why.getClass().getSimpleName());
        });
    return false;
  }

  private Set<StripeRead> needed(List<PendingEvent> batch) {
    Set<StripeRead> needed = new LinkedHashSet<>();
    for (PendingEvent event : batch) {
      listeners.forEach(listener -> needed.addAll(listener.needed(event.event())));
    }
    return needed;
  }

  private void commit(Lease lease, List<PendingEvent> batch, Fetched fetched) {
    CommunityId community = lease.community();
    regions.run(
        community,
        () -> {
          lease.confirm();
          for (PendingEvent event : batch) {
            if (event.event() instanceof StripeEvent.Other) {
              pending.settle(community, event, "IGNORED", "nothing here listens to this type");
            } else {
              listeners.forEach(listener -> listener.apply(community, event.event(), fetched));
              pending.settle(community, event, "APPLIED", "");
            }
          }
        });
  }
}
