package dev.promirror.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListQueryTest {

  private static final ListFilter NONE = new ListFilter(Map.of());

  @Test
  void theUsualListHasTheShortestAddress() {
    assertEquals("/codes", new ListQuery("/codes", "", "newest", "newest", NONE, "").address());
  }

  @Test
  void searchOrderAndPageAreInTheAddress() {
    assertEquals(
        "/codes?search=a%26b+c&sort=uses&after=xyz",
        new ListQuery("/codes", "a&b c", "uses", "newest", NONE, "xyz").address());
  }

  @Test
  void startingAgainKeepsSearchAndOrder() {
    assertEquals(
        "/codes?search=sun&sort=uses",
        new ListQuery("/codes", "sun", "uses", "newest", NONE, "xyz").start().address());
  }

  @Test
  void filtersAreInTheAddressAndCanBeTakenOffOneByOne() {
    ListFilter filter =
        ListFilter.of(
            new Typed(Map.of("state", List.of("PAUSED"), "channel", List.of(" my podcast "))));
    ListQuery query = new ListQuery("/codes", "", "newest", "newest", filter, "xyz");
    assertEquals("/codes?state=PAUSED&channel=my+podcast&after=xyz", query.address());
    assertEquals("/codes?channel=my+podcast", query.without("state").address());
  }

  @Test
  void aStateThatIsNoneFiltersNothing() {
    assertEquals(NONE, ListFilter.of(new Typed(Map.of("state", List.of("LOST")))));
  }
}
