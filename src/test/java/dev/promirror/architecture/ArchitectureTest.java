package dev.promirror.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Keeps the map: rooms, arrows, and who alone may touch what. */
class ArchitectureTest {

  private static final Path PICTURE = Path.of("docs/architecture.md");
  private static final String BEGIN = "<!-- rooms: written by ArchitectureTest -->\n";
  private static final String END = "<!-- end of rooms -->";

  private static final JavaClasses GATEWAY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/dev/promirror/standins/"))
          .withImportOption(location -> !location.contains("/dev/promirror/dev/"))
          .importPackages("dev.promirror");

  @Test
  void onlyTheListedArrowsExist() {
    Set<String> others = new TreeSet<>();
    for (JavaClass from : GATEWAY) {
      Optional<Room> room = Room.of(from.getPackageName());
      from.getDirectDependenciesFromSelf()
          .forEach(
              dependency -> {
                String target = dependency.getTargetClass().getPackageName();
                Room.of(target)
                    .filter(to -> room.filter(r -> r == to || r.below().contains(to)).isEmpty())
                    .filter(to -> room.isPresent())
                    .ifPresent(to -> others.add(from.getName() + " -> " + to.label()));
                if (room.isPresent() && target.equals("dev.promirror")) {
                  others.add(from.getName() + " -> the root package");
                }
              });
    }
    assertEquals(Set.of(), others);
  }

  @Test
  void everyPackageIsARoomOrPartOfOne() {
    Set<String> strangers = new TreeSet<>();
    GATEWAY.forEach(
        type -> {
          if (Room.of(type.getPackageName()).isEmpty()
              && !type.getPackageName().equals("dev.promirror")) {
            strangers.add(type.getPackageName());
          }
        });
    assertEquals(Set.of(), strangers);
  }

  @Test
  void everyRoomSaysWhatItIs() throws IOException {
    for (Room room : Room.values()) {
      Path file =
          Path.of("src/main/java", room.packageName().replace('.', '/'), "package-info.java");
      String text = Files.readString(file);
      assertTrue(text.contains("@NullMarked"), file + " isn't null-marked");
      assertTrue(text.startsWith("/**"), file + " doesn't say what the room is");
    }
  }

  @Test
  void resourcesAreLeaves() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..rest..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.promirror..rest..")
        .check(GATEWAY);
  }

  @Test
  void onlyTheSdkRoomKnowsStripesSdk() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.promirror.stripe.sdk..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.stripe..")
        .check(GATEWAY);
  }

  @Test
  void onlyTheRegionRoomOpensTransactionsAndChoosesDatabases() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.promirror.region..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.agroal..", "jakarta.transaction..", "io.quarkus.narayana..", "javax.sql..")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleName("TenantResolver")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ScopedValue.class)
        .check(GATEWAY);
  }

  @Test
  void timeIsGivenNotTaken() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(GATEWAY);
  }

  @Test
  void moneyIsNeverAFloatingPointNumber() {
    noFields()
        .should()
        .haveRawType(double.class)
        .orShould()
        .haveRawType(float.class)
        .orShould()
        .haveRawType(Double.class)
        .orShould()
        .haveRawType(Float.class)
        .check(GATEWAY);
  }

  @Test
  void repositoriesTakeACommunity() {
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "hold rows of communities",
                type ->
                    Set.of("Communities", "Offers", "Coupons", "PromoCodes", "Incarnations")
                        .contains(type.getSimpleName())))
        .should(takeACommunity())
        .check(GATEWAY);
  }

  private static ArchCondition<JavaMethod> takeACommunity() {
    return new ArchCondition<>("take a community first") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean takes =
            !method.getRawParameterTypes().isEmpty()
                && (method.getRawParameterTypes().getFirst().isEquivalentTo(CommunityId.class)
                    || method.getRawParameterTypes().getFirst().isEquivalentTo(Collection.class)
                    || method.getRawParameterTypes().getFirst().isEquivalentTo(Region.class));
        events.add(new SimpleConditionEvent(method, takes, method.getFullName()));
      }
    };
  }

  /** Writes the picture; a change of the map shows as a change of the docs. */
  @Test
  void thePictureInTheDocsIsTheMap() throws IOException {
    String text = Files.readString(PICTURE);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    assertTrue(begin >= BEGIN.length() && end >= begin, PICTURE + " has no place for the picture");
    String redrawn = text.substring(0, begin) + picture() + text.substring(end);
    if (!redrawn.equals(text)) {
      Files.writeString(PICTURE, redrawn);
    }
    assertEquals(text, redrawn, "the picture was out of date and has been redrawn: commit it");
  }

  private static String picture() {
    List<String> lines = new ArrayList<>(List.of("```mermaid", "flowchart TD"));
    for (Room room : Room.values()) {
      room.direct().forEach(below -> lines.add("  " + room.label() + " --> " + below.label()));
    }
    lines.add("```");
    return String.join("\n", lines) + "\n";
  }
}
