package dev.promirror.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemTypeTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([0-9]{3}) \\|");

  @Test
  void theDocsListEveryProblemWithItsStatus() throws IOException {
    Map<String, String> documented = new TreeMap<>();
    Matcher rows = ROW.matcher(Files.readString(Path.of("docs/api.md")));
    while (rows.find()) {
      documented.put("urn:promirror:problem:" + rows.group(1), rows.group(2));
    }
    assertEquals(
        Arrays.stream(ProblemType.values())
            .collect(
                Collectors.toMap(
                    ProblemType::urn,
                    type -> Integer.toString(type.status()),
                    (one, other) -> one,
                    TreeMap::new)),
        documented);
  }
}
