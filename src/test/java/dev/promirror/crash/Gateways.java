package dev.promirror.crash;

import dev.promirror.testing.TestWorld;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gateways that run, one or two, each brought back when it was killed. */
final class Gateways implements AutoCloseable {

  private final Launch launch;
  private final Traps traps;
  private final List<Replica> running = new ArrayList<>();
  private int release = 1;

  /** Waits to take the place of the first, so that killing it costs less than a whole start. */
  private @Nullable Replica spare;

  Gateways(Launch launch, Traps traps) {
    this.launch = launch;
    this.traps = traps;
  }

  /** Sees to it that so many run and are ready; the first is the one Stripe reports to. */
  synchronized void be(int count) {
    while (running.size() > count) {
      Replica last = running.removeLast();
      last.kill();
      Ledger.expire(traps.leasesOf(last.pid()));
    }
    for (int i = 0; i < running.size(); i++) {
      if (!running.get(i).isAlive()) {
        running.set(i, start(running.get(i).port()));
      }
    }
    while (running.size() < count) {
      running.add(start(running.isEmpty() ? Launch.homePort() : TestWorld.freePort()));
    }
    running.forEach(Replica::awaitReady);
    if (spare == null) {
      spare = launch.start(Launch.homePort());
    }
  }

  /** The spare one if it is for that port, else one from its beginning. */
  private Replica start(int port) {
    Replica next = spare;
    if (next == null || next.port() != port) {
      next = launch.start(port);
    } else {
      spare = null;
    }
    traps.want(next.pid(), release);
    return next;
  }

  /** What is started from now on is of this release. */
  synchronized void release(int next) {
    release = next;
  }

  /** Kills one for good, by its process, or any if that is 0; its leases run out. */
  synchronized void kill(long pid) {
    Replica killed = of(pid);
    killed.kill();
    if (running.getFirst().equals(killed)) {
      TestWorld.stripe().hooks().pauseDeliveries();
    }
    if (running.stream().anyMatch(Replica::isAlive)) {
      Ledger.expire(traps.leasesOf(killed.pid()));
    } else {
      Ledger.expireAll();
    }
  }

  synchronized Replica of(long pid) {
    return running.stream()
        .filter(it -> pid == 0 ? it.isAlive() : it.pid() == pid)
        .findFirst()
        .orElseThrow();
  }

  synchronized boolean allAlive() {
    return running.stream().allMatch(Replica::isAlive);
  }

  /** The address of one that answers and isn't this process. */
  synchronized String url(long frozen) {
    return running.stream()
        .filter(it -> it.isAlive() && it.pid() != frozen)
        .findFirst()
        .orElse(running.getFirst())
        .url();
  }

  /** What they said last, for a report. */
  synchronized String said() {
    StringBuilder said = new StringBuilder();
    for (Replica replica : running) {
      String all = replica.said();
      said.append(all.substring(Math.max(0, all.length() - 4000))).append('\n');
    }
    return said.toString();
  }

  @Override
  public synchronized void close() {
    running.forEach(Replica::close);
    running.clear();
    Replica last = spare;
    if (last != null) {
      last.close();
    }
  }
}
