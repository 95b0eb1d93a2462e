package dev.promirror.standins;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;

/** Who listens where. Each port is chosen by an option of {@code ./dev run}. */
record Ports(Map<Use, Integer> chosen) {

  /** What a port is for, the option that chooses it, and where it is otherwise. */
  enum Use {
    GATEWAY("--port", 8080, "the gateway"),
    MANAGEMENT("--management-port", 9000, "the gateway's health and metrics"),
    STRIPE("--stripe-port", 8081, "the Stripe emulator"),
    SIGN_IN("--sign-in-port", 8082, "the sign-in provider"),
    POSTGRES_GL("--postgres-gl-port", 54320, "PostgreSQL of region gl"),
    POSTGRES_IN("--postgres-in-port", 54321, "PostgreSQL of region in");

    final String option;
    final int usual;
    final String what;

    Use(String option, int usual, String what) {
      this.option = option;
      this.usual = usual;
      this.what = what;
    }
  }

  static Ports usual() {
    Map<Use, Integer> ports = new EnumMap<>(Use.class);
    for (Use use : Use.values()) {
      ports.put(use, use.usual);
    }
    return new Ports(ports);
  }

  /** These ports with one chosen otherwise. */
  Ports with(Use use, String number) {
    Map<Use, Integer> ports = new EnumMap<>(chosen);
    ports.put(use, number(use.option, number));
    return new Ports(ports);
  }

  private static int number(String option, String text) {
    if (!text.matches("[0-9]{1,5}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > 65535) {
      throw new CannotStart(option + " takes a port from 1 to 65535, not \"" + text + "\".");
    }
    return Integer.parseInt(text);
  }

  int of(Use use) {
    return chosen.getOrDefault(use, use.usual);
  }

  /** The PostgreSQL port of a region. */
  static Use postgres(String region) {
    return region.equals("in") ? Use.POSTGRES_IN : Use.POSTGRES_GL;
  }

  /**
   * Refuses a port somebody listens on.
   *
   * @throws CannotStart naming the port and the option that chooses another
   */
  void requireFree(Use use) {
    requireFree(of(use), use.what, use.option);
  }

  private static void requireFree(int port, String what, String option) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new CannotStart(
          "Port %d, meant for %s, is taken. Choose another with %s NUMBER, or stop what listens there."
              .formatted(port, what, option));
    }
  }

  /** For {@code ./dev}: are the gateway's two ports, given as arguments, free? */
  public static void main(String... args) {
    try {
      usual().with(Use.GATEWAY, args[0]).requireFree(Use.GATEWAY);
      usual().with(Use.MANAGEMENT, args[1]).requireFree(Use.MANAGEMENT);
    } catch (CannotStart e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
