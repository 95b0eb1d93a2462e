package dev.promirror.standins.emulator;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which call a method and a path are, found step by step instead of by trying one mapping after
 * another. It is made of the mappings, and knows only those of which WireMock would make the same.
 */
final class Paths {
  private final Step root = new Step();

  private Paths() {}

  /**
   * The paths of these mappings; none when some other mapping might be meant to come before them.
   */
  static Paths of(List<StubMapping> mappings) {
    var paths = new Paths();
    for (var mapping : mappings) {
      var target = target(mapping);
      if (target != null) {
        paths.add(mapping, target);
      } else if (mayComeFirst(mapping)) {
        return new Paths();
      }
    }
    return paths;
  }

  private static @Nullable Target target(StubMapping mapping) {
    var request = mapping.getRequest();
    boolean plain =
        mapping.getPriority() == null
            && (request.getUrlPath() != null || request.getUrlPathTemplate() != null)
            && !request.getMethod().equals(RequestMethod.ANY)
            && request.getHeaders() == null
            && request.getQueryParameters() == null
            && request.getBodyPatterns() == null;
    return plain && Door.NAME.equals(transformer(mapping))
        ? Target.of(mapping.getResponse().getTransformerParameters())
        : null;
  }

  private static @Nullable String transformer(StubMapping mapping) {
    var names = mapping.getResponse().getTransformers();
    return names.size() == 1 ? names.getFirst() : null;
  }

  /** Pages of the control API and what is answered to anything else come behind, or elsewhere. */
  private static boolean mayComeFirst(StubMapping mapping) {
    String path = mapping.getRequest().getUrlPath();
    boolean behind =
        mapping.getPriority() != null && mapping.getPriority() > StubMapping.DEFAULT_PRIORITY;
    return !behind && (path == null || path.startsWith("/v"));
  }

  private void add(StubMapping mapping, Target target) {
    var request = mapping.getRequest();
    String path =
        request.getUrlPath() == null ? request.getUrlPathTemplate() : request.getUrlPath();
    var step = root;
    for (String name : path.substring(1).split("/", -1)) {
      step = name.startsWith("{") ? step.toAny() : step.to(name);
    }
    step.targets.put(request.getMethod().getName(), target);
  }

  /** The call, or null when WireMock must say; {@code path} is one of plain letters. */
  @Nullable Target find(String method, String path) {
    return root.find(method, path, 1);
  }

  /** A place in a path and what may follow it. */
  private static final class Step {
    private final Map<String, Step> named = new HashMap<>();
    private final Map<String, Target> targets = new HashMap<>();
    private @Nullable Step any;

    Step to(String name) {
      return named.computeIfAbsent(name, other -> new Step());
    }

    Step toAny() {
      if (any == null) {
        any = new Step();
      }
      return any;
    }

    @Nullable Target find(String method, String path, int from) {
      if (from > path.length()) {
        return targets.get(method);
      }
      int slash = path.indexOf('/', from);
      int end = slash < 0 ? path.length() : slash;
      if (end == from) {
        return null;
      }
      var next = named.get(path.substring(from, end));
      var found = next == null ? null : next.find(method, path, end + 1);
      return found != null || any == null ? found : any.find(method, path, end + 1);
    }
  }
}
