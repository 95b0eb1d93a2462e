package dev.promirror.dev;

import dev.promirror.standins.DataFolder;
import dev.promirror.standins.GatewayProperties;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The gateway as {@code ./mvnw quarkus:dev} runs it: joins the stand-ins of the data folder, or
 * starts them for as long as dev mode lasts.
 */
@QuarkusMain
public final class DevMain {
  /** Not below "promirror.", where every setting must be a known one. */
  private static final String JOINED = "stand-ins.joined";

  private DevMain() {}

  /** Runs the gateway; a reload comes here again and finds everything as it is. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    if (System.getProperty(JOINED) == null) {
      join();
      System.setProperty(JOINED, "yes");
    }
    Quarkus.run(arguments);
  }

  private static void join() throws IOException, InterruptedException {
    String chosen = System.getenv("PROMIRROR_DATA");
    DataFolder folder = new DataFolder(Path.of(chosen == null ? ".promirror" : chosen));
    if (!folder.isInUse()) {
      start(folder);
    }
    GatewayProperties.read(folder.gatewayProperties())
        .forEach((key, value) -> System.setProperty(key.toString(), value.toString()));
  }

  private static void start(DataFolder folder) throws IOException, InterruptedException {
    folder.forgetReady();
    ProcessBuilder builder = new ProcessBuilder("./dev", "standins").inheritIO();
    builder.environment().put("PROMIRROR_BUILT", "yes");
    Process standIns = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(standIns::destroy));
    while (!folder.isReady()) {
      if (!standIns.isAlive()) {
        throw new IllegalStateException("The stand-ins didn't start; what they said is above.");
      }
      Thread.sleep(100);
    }
  }
}
