package dev.promirror.standins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void aTakenPortIsNamedTogetherWithTheOptionThatChoosesAnother() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Ports ports = Ports.usual().with(Ports.Use.STRIPE, port);

      String said =
          String.valueOf(
              assertThrows(CannotStart.class, () -> ports.requireFree(Ports.Use.STRIPE))
                  .getMessage());

      assertTrue(said.contains(port) && said.contains("--stripe-port"), said);
    }
  }

  @Test
  void optionsChoosePorts() {
    Arguments arguments = Arguments.of(List.of("data", "--fresh", "--port", "9999"));
    assertEquals(9999, arguments.ports().of(Ports.Use.GATEWAY));
    assertEquals(54320, arguments.ports().of(Ports.Use.POSTGRES_GL));
    assertTrue(arguments.fresh());
  }

  @Test
  void nonsenseIsRefused() {
    for (List<String> words :
        List.of(
            List.of("data", "--port", "70000"),
            List.of("data", "--port"),
            List.of("data", "--what"),
            List.<String>of())) {
      assertThrows(CannotStart.class, () -> Arguments.of(words), words.toString());
    }
  }
}
