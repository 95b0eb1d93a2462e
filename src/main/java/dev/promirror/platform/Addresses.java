package dev.promirror.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The addresses resources have, and the methods each takes. */
@ApplicationScoped
class Addresses {

  private final List<Address> all;

  Addresses(BeanManager beans) {
    this.all =
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
            .<Class<?>>map(Bean::getBeanClass)
            .filter(type -> type.isAnnotationPresent(Path.class))
            .flatMap(Addresses::of)
            .toList();
  }

  private record Address(Pattern path, String method) {}

  /** The methods a path takes; none if nothing has such an address. */
  Set<String> methods(String path) {
    Set<String> methods = new TreeSet<>();
    for (Address address : all) {
      if (address.path().matcher(path).matches()) {
        methods.add(address.method());
      }
    }
    if (methods.contains(HttpMethod.GET)) {
      methods.add(HttpMethod.HEAD);
    }
    if (!methods.isEmpty()) {
      methods.add(HttpMethod.OPTIONS);
    }
    return methods;
  }

  private static Stream<Address> of(Class<?> resource) {
    String base = resource.getAnnotation(Path.class).value();
    return Stream.of(resource.getMethods())
        .flatMap(
            method ->
                httpMethod(method).stream()
                    .map(name -> new Address(pattern(base + "/" + below(method)), name)));
  }

  private static Optional<String> httpMethod(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(java.util.Objects::nonNull)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static String below(Method method) {
    Path path = method.getAnnotation(Path.class);
    return path == null ? "" : path.value();
  }

  /** A variable is one part of the path; a slash at the end makes no difference. */
  private static Pattern pattern(String template) {
    StringBuilder pattern = new StringBuilder();
    for (String part : template.split("/+", -1)) {
      if (!part.isEmpty()) {
        pattern.append('/').append(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
      }
    }
    return Pattern.compile(pattern + "/?");
  }
}
