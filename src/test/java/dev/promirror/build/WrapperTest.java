package dev.promirror.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WrapperTest {

  /**
   * Regenerating the wrapper drops the line, and then people with an old default JDK can't build.
   */
  @Test
  void theWrapperFindsAJdkBeforeItStarts() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("mvnw"));
    int finds = lines.indexOf(". \"$(dirname \"$0\")/.mvn/jdk.sh\"");
    int starts = lines.indexOf("set -euf");
    assertTrue(finds >= 0 && finds < starts, "mvnw must source .mvn/jdk.sh before set -euf");
  }

  @Test
  void devSaysWhatItCanDo() throws Exception {
    Process help = new ProcessBuilder("./dev", "help").redirectErrorStream(true).start();
    String said = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(help.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, help.exitValue(), said);
    for (String command : List.of("run", "test", "gateway", "emulator", "bench")) {
      assertTrue(said.contains("./dev " + command), said);
    }
  }

  @Test
  void devRefusesAnUnknownCommand() throws Exception {
    Process wrong = new ProcessBuilder("./dev", "runn").redirectErrorStream(true).start();
    assertTrue(wrong.waitFor(30, TimeUnit.SECONDS));
    assertEquals(1, wrong.exitValue());
  }
}
