package dev.promirror.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestWorldTest {

  @Test
  void itTellsTheGatewayOfBothRegionsAndStaysTheSameForItsNextStart() throws SQLException {
    Map<String, String> settings = new TestWorld().start();
    for (String region : new String[] {"gl", "in"}) {
      assertTrue(settings.containsKey("quarkus.datasource." + region + ".jdbc.url"));
      assertTrue(settings.containsKey("promirror.stripe." + region + ".secret-key"));
      try (var connection = TestWorld.superuser(region)) {
        assertEquals("promirror_" + region, connection.getCatalog());
      }
    }
    assertTrue(TestWorld.stripe().isUp());
    assertEquals(settings, new TestWorld().start());
  }
}
