package dev.promirror.standins.emulator.relay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A port of its own in front of an emulator, for what goes wrong below HTTP. It passes everything
 * on until it is told a {@link Trouble}.
 */
public final class Relay implements AutoCloseable {
  private final Listener listener;
  private final Links links;
  private final Map<Trouble, Long> met = new EnumMap<>(Trouble.class);
  private Trouble trouble = Trouble.NONE;
  private long left;
  private long orders;

  /** Starts on this port of 127.0.0.1, or any free one for 0. */
  public Relay(int port, int emulatorPort) {
    this.links = new Links(emulatorPort, this::fate);
    this.listener = new Listener(port, links::begin);
    listener.takeUp();
  }

  /** Where it listens. */
  public synchronized int port() {
    return listener.port();
  }

  /**
   * Makes trouble from now on, in the place of what there was. Trouble that keeps connections out
   * closes the open ones too.
   *
   * @param times how many requests it meets
   * @param lasting how long it lasts at most; null sets no end
   */
  public synchronized void make(Trouble trouble, long times, @Nullable Duration lasting) {
    pass();
    this.trouble = trouble;
    left = times;
    switch (trouble) {
      case REFUSE -> {
        listener.refuse();
        links.closeAll();
      }
      case NO_ACCEPT -> {
        listener.letWait();
        links.closeAll();
      }
      default -> {}
    }
    long order = orders;
    if (lasting != null) {
      Thread.startVirtualThread(() -> end(order, lasting));
    }
  }

  /** Passes everything on again. */
  public synchronized void pass() {
    if (trouble.keepsOut()) {
      listener.takeUp();
    }
    trouble = Trouble.NONE;
    orders++;
  }

  /** Passes everything on again, and forgets what it met. */
  public synchronized void forget() {
    pass();
    met.clear();
  }

  private void end(long order, Duration lasting) {
    try {
      Thread.sleep(lasting);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      if (order == orders) {
        pass();
      }
    }
  }

  private synchronized Trouble fate() {
    if (trouble == Trouble.NONE || trouble.keepsOut() || left == 0) {
      return Trouble.NONE;
    }
    var fate = trouble;
    met.merge(fate, 1L, Long::sum);
    left--;
    if (left == 0) {
      pass();
    }
    return fate;
  }

  /** The port, the trouble there is, and how many requests each has met. */
  public synchronized ObjectNode report() {
    var report = Json.object().put("port", listener.port()).put("trouble", trouble.word());
    var counts = report.putObject("met");
    met.forEach((kind, count) -> counts.put(kind.word(), count));
    return report;
  }

  @Override
  public synchronized void close() {
    orders++;
    trouble = Trouble.NONE;
    listener.refuse();
    links.closeAll();
  }
}
