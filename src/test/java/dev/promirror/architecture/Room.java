package dev.promirror.architecture;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The rooms and the closed list of arrows between them: what isn't here isn't allowed. */
enum Room {
  MONEY,
  PLATFORM,
  REGION(PLATFORM),
  STRIPE(REGION, PLATFORM, MONEY),
  COMMUNITY(STRIPE),
  CATALOG(COMMUNITY),
  PROMOTION(CATALOG),
  WEBHOOK(COMMUNITY),
  MIRROR(PROMOTION),
  USAGE(PROMOTION),
  CHECKOUT(PROMOTION),
  CAMPAIGN(PROMOTION),
  DASHBOARD(MIRROR, USAGE, CHECKOUT, CAMPAIGN, WEBHOOK);

  @SuppressWarnings("ImmutableEnumChecker") // never changed after construction
  private final Set<Room> direct;

  Room(Room... direct) {
    this.direct = new LinkedHashSet<>(Arrays.asList(direct));
  }

  /** The rooms right below, as the picture shows them. */
  Set<Room> direct() {
    return direct;
  }

  /** Every room this one may use. */
  Set<Room> below() {
    Set<Room> below = new LinkedHashSet<>(direct);
    direct.forEach(room -> below.addAll(room.below()));
    return below;
  }

  String packageName() {
    return "dev.promirror." + label();
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The room a class belongs to; none for the root package. */
  static Optional<Room> of(String packageName) {
    return Arrays.stream(values())
        .filter(
            room ->
                packageName.equals(room.packageName())
                    || packageName.startsWith(room.packageName() + "."))
        .findFirst();
  }
}
