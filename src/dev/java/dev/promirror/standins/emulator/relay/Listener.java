package dev.promirror.standins.emulator.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A port that takes up connections, refuses them or lets them wait. Guarded by its relay. */
final class Listener {
  private static final int BACKLOG = 128;
  private static final int CROWD = 16;
  private static final int CROWD_WAIT_MILLIS = 200;

  private final Consumer<Socket> taken;
  private final List<Socket> crowd = new ArrayList<>();
  private int port;
  private @Nullable ServerSocket socket;
  private @Nullable Thread accepting;

  /** On this port, or any free one for 0; refuses until told otherwise. */
  Listener(int port, Consumer<Socket> taken) {
    this.port = port;
    this.taken = taken;
  }

  int port() {
    return port;
  }

  void takeUp() {
    var open = open(BACKLOG);
    accepting = Thread.startVirtualThread(() -> accept(open));
  }

  void refuse() {
    crowd.forEach(Links::close);
    crowd.clear();
    if (socket != null) {
      Links.close(socket);
      socket = null;
    }
    awaitEnd(accepting);
    accepting = null;
  }

  /** The port is free only when nobody waits at it any more. */
  private static void awaitEnd(@Nullable Thread thread) {
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fills the queue of those who wait, so that the system answers nobody else. */
  void letWait() {
    open(1);
    for (int i = 0; i < CROWD; i++) {
      var waiting = new Socket();
      crowd.add(waiting);
      try {
        waiting.connect(address(), CROWD_WAIT_MILLIS);
      } catch (SocketTimeoutException e) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException("The relay's queue cannot be filled", e);
      }
    }
    throw new IllegalStateException("This system's queues of connections are never full");
  }

  private ServerSocket open(int backlog) {
    refuse();
    try {
      var open = new ServerSocket();
      open.setReuseAddress(true);
      open.bind(address(), backlog);
      port = open.getLocalPort();
      socket = open;
      return open;
    } catch (IOException e) {
      throw new UncheckedIOException("The relay cannot listen on port " + port, e);
    }
  }

  private InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private void accept(ServerSocket open) {
    while (!open.isClosed()) {
      try {
        taken.accept(open.accept());
      } catch (IOException e) {
        // Closed, to refuse or for good.
        return;
      }
    }
  }
}
