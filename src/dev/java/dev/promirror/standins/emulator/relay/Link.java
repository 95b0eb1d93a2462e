package dev.promirror.standins.emulator.relay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * One client's connection to the emulator. A client that speaks after it was answered begins
 * another request, which has a fate of its own.
 */
final class Link {
  private static final int BUFFER = 1 << 16;

  private final Socket client;
  private final Socket emulator;
  private final Supplier<Trouble> fates;
  private volatile Trouble fate = Trouble.NONE;
  private volatile boolean answered = true;

  Link(Socket client, Socket emulator, Supplier<Trouble> fates) {
    this.client = client;
    this.emulator = emulator;
    this.fates = fates;
  }

  /** Passes on what the client says, until one of both is gone. */
  void requests() {
    try {
      var in = client.getInputStream();
      var out = emulator.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (answered) {
          answered = false;
          fate = fates.get();
        }
        if (fate == Trouble.RESET_REQUEST) {
          out.write(buffer, 0, read / 2);
          reset();
          return;
        }
        if (fate != Trouble.BLACK_HOLE) {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException e) {
      // The other direction has closed the connection, or the client is gone.
      return;
    }
  }

  /** Passes on what the emulator says, until one of both is gone. */
  void answers() {
    try {
      var in = emulator.getInputStream();
      var out = client.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      var held = new ByteArrayOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (fate != Trouble.RESET_ANSWER && fate != Trouble.HALF_ANSWER) {
          answered = true;
          out.write(buffer, 0, read);
          continue;
        }
        held.write(buffer, 0, read);
        int half = half(held);
        if (half > 0) {
          out.write(held.toByteArray(), 0, half);
          if (fate == Trouble.RESET_ANSWER) {
            reset();
          }
          return;
        }
      }
    } catch (IOException e) {
      // The other direction has closed the connection, or the client is gone.
      return;
    }
  }

  /** The middle of the body there is so far; 0 before it begins. */
  private static int half(ByteArrayOutputStream answer) {
    int head = answer.toString(StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
    return head < 4 || answer.size() < head + 2 ? 0 : head + (answer.size() - head) / 2;
  }

  /** Closing without lingering sends a reset. */
  private void reset() throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }
}
