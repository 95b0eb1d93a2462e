package dev.promirror.region;

import dev.promirror.platform.Caller;
import dev.promirror.platform.Callers;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.platform.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/**
 * Decides from the path alone, before a body is read, whether a request is for this cell; and, once
 * the caller is known, whether the community is one of the caller's.
 */
class RouteFilter {

  private final ServedRegions served;
  private final RegionSettings settings;
  private final Callers callers;

  RouteFilter(ServedRegions served, RegionSettings settings, Callers callers) {
    this.served = served;
    this.settings = settings;
    this.callers = callers;
  }

  /** Unknown: 404. Another cell's: 421 with its address. */
  @ServerRequestFilter(preMatching = true)
  void route(ContainerRequestContext request) {
    if (request.getUriInfo().getRequestUri().toString().contains("%00")) {
      throw ProblemException.of(
          ProblemType.MALFORMED_REQUEST, "The address has a NUL character; remove it.");
    }
    Place place = Place.of(request.getUriInfo().getPath());
    if (place.region() == null) {
      return;
    }
    Region region = place.parsed().orElseThrow(ProblemException::notFound);
    if (!served.serves(region)) {
      String address = settings.cells().get(region.code());
      throw ProblemException.of(
          ProblemType.WRONG_CELL,
          address == null
              ? "Region " + region + " is served elsewhere."
              : "Region " + region + " is served at " + address + ".");
    }
  }

  /** Not the caller's: exactly as if it were absent. */
  @ServerRequestFilter
  void mayEnter(ContainerRequestContext request, SimpleResourceInfo resource) {
    Place place = Place.of(request.getUriInfo().getPath());
    List<Role> allowed = allowed(resource);
    if (place.region() == null || allowed.isEmpty()) {
      return;
    }
    Caller caller = callers.current();
    Region region = place.parsed().orElseThrow(ProblemException::notFound);
    boolean enters =
        allowed.stream()
            .filter(caller.roles()::contains)
            .anyMatch(
                role ->
                    role.ofCommunity()
                        ? place.community() != null
                            && caller.communities().contains(place.community())
                        : caller.regions().contains(region.code()));
    if (!enters) {
      throw ProblemException.notFound();
    }
  }

  private static List<Role> allowed(SimpleResourceInfo resource) {
    try {
      var method =
          resource
              .getResourceClass()
              .getMethod(resource.getMethodName(), resource.parameterTypes());
      return Stream.of(
              method.getAnnotation(RolesAllowed.class),
              resource.getResourceClass().getAnnotation(RolesAllowed.class))
          .filter(java.util.Objects::nonNull)
          .findFirst()
          .map(roles -> Arrays.stream(roles.value()))
          .orElseGet(Stream::empty)
          .map(Role::parse)
          .flatMap(Optional::stream)
          .toList();
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("resource methods are public", e);
    }
  }

  /** What a path says about where it leads. */
  private record Place(@Nullable String region, @Nullable String community) {

    private static final Place NOWHERE = new Place(null, null);

    static Place of(String path) {
      String[] parts =
          path.startsWith("/") ? path.substring(1).split("/", -1) : path.split("/", -1);
      if (starts(parts, "api", "v1", "regions") || starts(parts, "webhooks", "stripe")) {
        int at = parts[0].equals("api") ? 3 : 2;
        return parts.length > at ? new Place(parts[at], null) : NOWHERE;
      }
      if (starts(parts, "api", "v1", "communities")) {
        return community(parts, 3);
      }
      return starts(parts, "communities") ? community(parts, 1) : NOWHERE;
    }

    Optional<Region> parsed() {
      return region == null ? Optional.empty() : Region.parse(region);
    }

    private static Place community(String[] parts, int at) {
      if (parts.length <= at) {
        return NOWHERE;
      }
      CommunityId id = CommunityId.parse(parts[at]).orElseThrow(ProblemException::notFound);
      return new Place(id.region().code(), parts[at]);
    }

    private static boolean starts(String[] parts, String... with) {
      return parts.length >= with.length && Arrays.equals(Arrays.copyOf(parts, with.length), with);
    }
  }
}
