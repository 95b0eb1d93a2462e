package dev.promirror.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Lives in the gateway under test, put there by Byteman's rules: whoever passes a point tells the
 * campaign and goes on once it says so, if the process still lives. Knows the JDK alone, and the
 * gateway's objects by their public methods.
 */
public class Passing {

  private static final int PORT = Integer.getInteger("crash.port", 0);
  private static final String PROCESS = Long.toString(ProcessHandle.current().pid());

  /** Empty until it is wanted. */
  private static volatile String release = "";

  /** The write whose transaction this thread is in, and what committing it means. */
  private static final ThreadLocal<String[]> COMMITTING = new ThreadLocal<>();

  /**
   * Passes a point with a write: anything that has a method, a path and a form, or a {@code write}.
   */
  public void write(String point, Object write) {
    tell(point, written(write));
  }

  /** Passes a point with a lease: its kind, and by which it is known in storage. */
  public void lease(String point, Object lease) {
    try {
      Method token = lease.getClass().getDeclaredMethod("token");
      token.setAccessible(true);
      tell(point, named(lease) + " " + token.invoke(lease));
    } catch (ReflectiveOperationException e) {
      tell(point, named(lease) + " -");
    }
  }

  /** Passes a point with something that has a kind, or else is called as its class. */
  public void thing(String point, Object thing) {
    tell(point, named(thing));
  }

  /** Passes a point within a transaction, and another once that is committed. */
  public void writeWithin(String point, String committed, Object write) {
    String words = written(write);
    COMMITTING.set(new String[] {committed, words});
    tell(point, words);
  }

  /** A transaction of this thread is committed. */
  public void committed() {
    String[] passed = COMMITTING.get();
    if (passed != null) {
      COMMITTING.remove();
      tell(passed[0], passed[1]);
    }
  }

  /** A transaction of this thread begins, or was taken back. */
  public void forget() {
    COMMITTING.remove();
  }

  /**
   * All is loaded and nothing begun: goes on as soon as it is wanted, as the release it is told.
   */
  public void spare() {
    if (release.isEmpty()) {
      release = tell("spare", "");
    }
  }

  /** A later release says more than the one before it. */
  public void says(Map<String, String> marks) {
    if (!release.equals("1")) {
      marks.put("promirror_release", release);
    }
  }

  private static String named(Object thing) {
    try {
      return String.valueOf(thing.getClass().getMethod("kind").invoke(thing));
    } catch (ReflectiveOperationException e) {
      return thing.getClass().getSimpleName();
    }
  }

  private static String written(Object of) {
    Object write = of.getClass().getSimpleName().equals("Attempt") ? part(of, "write") : of;
    return part(write, "method") + " " + part(write, "path") + " " + part(write, "form");
  }

  private static Object part(Object of, String name) {
    try {
      return of.getClass().getMethod(name).invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What it is told, once it may go on. */
  private static String tell(String point, String words) {
    try (Socket campaign = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
      campaign.setTcpNoDelay(true);
      String line = point + " " + PROCESS + " " + words + "\n";
      campaign.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
      campaign.getOutputStream().flush();
      return new BufferedReader(
              new InputStreamReader(campaign.getInputStream(), StandardCharsets.UTF_8))
          .readLine();
    } catch (IOException e) {
      throw new IllegalStateException("the campaign is over", e);
    }
  }
}
