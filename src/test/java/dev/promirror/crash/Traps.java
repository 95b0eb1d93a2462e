package dev.promirror.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hears of every point a gateway passes. One trap can be set: who comes to its point is held there
 * until let go, which a killed one never is.
 */
final class Traps {

  private final ServerSocket server;
  private final Map<Long, Set<String>> leases = new ConcurrentHashMap<>();
  private final Map<Long, CompletableFuture<String>> spares = new ConcurrentHashMap<>();
  private final Set<KillPoint> passed = ConcurrentHashMap.newKeySet();
  private volatile long lastWriter;
  private @Nullable Trap set;

  /** A place to catch a gateway, and what is done then, in a thread of its own. */
  private static final class Trap {

    private final KillPoint point;
    private final @Nullable String kind;
    private final Consumer<Caught> then;
    private int skipped;

    Trap(KillPoint point, @Nullable String kind, int skipped, Consumer<Caught> then) {
      this.point = point;
      this.kind = kind;
      this.skipped = skipped;
      this.then = then;
    }
  }

  /**
   * Somebody held at a point.
   *
   * @param pid the process; 0 where only the wire knows, which is between all and Stripe
   * @param kind what it was about
   */
  record Caught(KillPoint point, long pid, String kind, CompletableFuture<Boolean> held) {

    /** Stands for whoever lives, where nobody is held. */
    static Caught nobody() {
      return new Caught(KillPoint.ANYWHERE, 0, "something", new CompletableFuture<>());
    }

    /** Lets it go on, or, for a request on the wire, says what becomes of it. */
    void letGo(boolean on) {
      held.complete(on);
    }
  }

  Traps() {
    try {
      server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("traps").start(this::listen);
  }

  int port() {
    return server.getLocalPort();
  }

  /**
   * Sets the trap.
   *
   * @param kind of write, or of work; null is any
   * @param skipped how many may pass before
   * @param then is told who was caught, in a thread of its own
   */
  synchronized void set(
      KillPoint point, @Nullable String kind, int skipped, Consumer<Caught> then) {
    set = new Trap(point, kind, skipped, then);
  }

  /** Sets no trap any more; false if none was set, or somebody was caught. */
  synchronized boolean clear() {
    boolean waited = set != null;
    set = null;
    return waited;
  }

  /** The points that were ever passed: one that never is has a rule that fits nowhere. */
  Set<KillPoint> passed() {
    return Set.copyOf(passed);
  }

  /** Lets a spare process go on once it is as far, as this release. */
  void want(long pid, int release) {
    spare(pid).complete(Integer.toString(release));
  }

  private CompletableFuture<String> spare(long pid) {
    return spares.computeIfAbsent(pid, it -> new CompletableFuture<>());
  }

  /** The process that last had something to send. */
  long lastWriter() {
    return lastWriter;
  }

  /** The leases a process has taken; they are forgotten. */
  Set<String> leasesOf(long pid) {
    Set<String> taken = leases.remove(pid);
    return taken == null ? Set.of() : taken;
  }

  /** Who passes; null if it may go on. */
  synchronized @Nullable Caught pass(KillPoint point, long pid, String kind) {
    passed.add(point);
    Trap trap = set;
    if (trap == null
        || trap.point != point
        || (trap.kind != null && !trap.kind.equals(kind))
        || trap.skipped-- > 0) {
      return null;
    }
    set = null;
    Caught caught = new Caught(point, pid, kind, new CompletableFuture<>());
    Thread.ofVirtual().start(() -> trap.then.accept(caught));
    return caught;
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket gateway = server.accept();
        Thread.ofVirtual().start(() -> hear(gateway));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void hear(Socket gateway) {
    try (gateway) {
      gateway.setTcpNoDelay(true);
      String line =
          new BufferedReader(
                  new InputStreamReader(gateway.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      if (line == null) {
        return;
      }
      String[] words = line.split(" ", 3);
      if (words[0].equals("spare")) {
        String release = spare(Long.parseLong(words[1])).join();
        gateway.getOutputStream().write((release + "\n").getBytes(StandardCharsets.UTF_8));
        return;
      }
      KillPoint point = KillPoint.of(words[0]);
      long pid = Long.parseLong(words[1]);
      if (point == KillPoint.LEASED) {
        leases.computeIfAbsent(pid, it -> ConcurrentHashMap.newKeySet()).add(last(words[2]));
      }
      if (point == KillPoint.COMMITTED) {
        lastWriter = pid;
      }
      Caught caught = pass(point, pid, kind(point, words[2]));
      if (caught != null) {
        caught.held().join();
      }
      gateway.getOutputStream().write('\n');
    } catch (IOException e) {
      // It was killed.
    }
  }

  private static String last(String words) {
    return words.substring(words.lastIndexOf(' ') + 1);
  }

  private static String kind(KillPoint point, String words) {
    if (!point.ofWrites()) {
      return words.split(" ", 2)[0];
    }
    String[] write = words.split(" ", 3);
    return Writes.kind(write[0], write[1], write.length > 2 ? write[2] : "");
  }
}
