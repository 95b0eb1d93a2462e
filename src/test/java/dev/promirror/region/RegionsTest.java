package dev.promirror.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.promirror.platform.TimeOrderedId;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class RegionsTest {

  @Inject Regions regions;
  @Inject Changes changes;
  @Inject TimeOrderedId ids;

  private CommunityId some(Region region) {
    return CommunityId.next(region, ids);
  }

  @Test
  void storageOutsideOfATransactionIsRefused() {
    CommunityId one = some(Region.GL);

    assertThrows(RegionViolation.class, () -> regions.session(one));
    assertThrows(RegionViolation.class, () -> regions.session(Region.GL));
    assertThrows(RegionViolation.class, () -> changes.seen(one));
  }

  @Test
  void noCommunityMeansNoRegion() {
    assertThrows(RegionViolation.class, () -> regions.in(List.of(), () -> 1));
  }

  @Test
  void twoRegionsInOneTransactionAreRefused() {
    CommunityId global = some(Region.GL);
    CommunityId indian = some(Region.IN);

    assertThrows(RegionViolation.class, () -> regions.in(Set.of(global, indian), () -> 1));
    assertThrows(
        RegionViolation.class, () -> regions.in(global, () -> regions.in(indian, () -> 1)));
    assertThrows(
        RegionViolation.class, () -> regions.in(global, () -> regions.cell(Region.IN, () -> 1)));
  }

  @Test
  void aForeignCommunityInsideATransactionIsRefused() {
    CommunityId one = some(Region.GL);
    CommunityId other = some(Region.GL);

    assertThrows(RegionViolation.class, () -> regions.in(one, () -> regions.in(other, () -> 1)));
    assertThrows(RegionViolation.class, () -> regions.in(one, () -> regions.session(other)));
    assertThrows(RegionViolation.class, () -> regions.cell(Region.GL, () -> regions.session(one)));
  }

  @Test
  void theSameCommunityInsideJoinsAndRollsBackWhole() {
    CommunityId one = some(Region.GL);

    assertThrows(
        IllegalArgumentException.class,
        () ->
            regions.run(
                one,
                () -> {
                  regions.run(one, () -> changes.seen(one));
                  throw new IllegalArgumentException("after the inner work returned");
                }));

    assertEquals(0, changes.revision(one));
  }

  @Test
  void aTransactionWritesToItsOwnRegionAlone() {
    CommunityId one = some(Region.IN);

    regions.run(one, () -> changes.seen(one));

    assertEquals(1, changes.revision(one));
    assertEquals(1, Sql.count("in", "community_revision", one));
    assertEquals(0, Sql.count("gl", "community_revision", one));
  }
}
