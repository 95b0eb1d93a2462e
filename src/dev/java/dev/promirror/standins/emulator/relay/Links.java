package dev.promirror.standins.emulator.relay;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The connections that pass through a relay. */
final class Links {
  private final int emulatorPort;
  private final Supplier<Trouble> fate;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Connections to an emulator; each request on them asks for its fate. */
  Links(int emulatorPort, Supplier<Trouble> fate) {
    this.emulatorPort = emulatorPort;
    this.fate = fate;
  }

  void begin(Socket client) {
    Socket emulator;
    try {
      emulator = new Socket(InetAddress.getLoopbackAddress(), emulatorPort);
      client.setTcpNoDelay(true);
      emulator.setTcpNoDelay(true);
    } catch (IOException e) {
      close(client);
      return;
    }
    open.add(client);
    open.add(emulator);
    var link = new Link(client, emulator, fate);
    run(link::requests, client, emulator);
    run(link::answers, client, emulator);
  }

  private void run(Runnable direction, Socket client, Socket emulator) {
    Thread.startVirtualThread(
        () -> {
          try {
            direction.run();
          } finally {
            close(client);
            close(emulator);
            open.remove(client);
            open.remove(emulator);
          }
        });
  }

  void closeAll() {
    open.forEach(Links::close);
  }

  static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no more use either way.
      return;
    }
  }
}
