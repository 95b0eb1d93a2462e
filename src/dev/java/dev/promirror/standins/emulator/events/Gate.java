package dev.promirror.standins.emulator.events;

/** Lets threads pass, or holds them. */
final class Gate {
  private boolean closed;

  synchronized boolean closed() {
    return closed;
  }

  synchronized void close(boolean close) {
    closed = close;
    notifyAll();
  }

  synchronized void pass() throws InterruptedException {
    while (closed) {
      wait();
    }
  }
}
