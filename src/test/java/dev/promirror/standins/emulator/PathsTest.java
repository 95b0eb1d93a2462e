package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappingCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathsTest {
  @Test
  void everyCallOfTheMappingsIsFound() throws IOException {
    var mappings = mappings();
    var paths = Paths.of(mappings);
    int found = 0;
    for (var mapping : mappings) {
      var request = mapping.getRequest();
      String path =
          request.getUrlPath() == null ? request.getUrlPathTemplate() : request.getUrlPath();
      if (path != null && path.startsWith("/v")) {
        var target = paths.find(request.getMethod().getName(), path.replaceAll("\\{\\w+}", "x-1"));
        assertEquals(
            Target.of(mapping.getResponse().getTransformerParameters()), target, mapping.getName());
        found++;
      }
    }
    assertTrue(found > 80, "only " + found);
  }

  @Test
  void anythingElseIsLeftToWireMock() throws IOException {
    var paths = Paths.of(mappings());
    assertNull(paths.find("GET", "/v1/nothing"));
    assertNull(paths.find("GET", "/v1/coupons/"));
    assertNull(paths.find("GET", "/v1/coupons/a/b"));
    assertNull(paths.find("PUT", "/v1/coupons"));
    assertNull(paths.find("GET", "/"));
    assertNull(paths.find("GET", "/_control"));
  }

  @Test
  void aMappingOfOnesOwnMayComeFirst() throws IOException {
    var mappings = mappings();
    mappings.add(WireMock.get("/v1/coupons").willReturn(WireMock.ok()).build());
    assertNull(Paths.of(mappings).find("GET", "/v1/coupons"));
  }

  private static List<StubMapping> mappings() throws IOException {
    var mappings = new ArrayList<StubMapping>();
    try (var files = Files.list(Path.of("stripe-fixtures", "mappings"))) {
      for (Path file : files.toList()) {
        mappings.addAll(
            Json.read(Files.readString(file), StubMappingCollection.class).getMappings());
      }
    }
    return mappings;
  }
}
