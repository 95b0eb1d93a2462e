package dev.promirror.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ListQueryTest {

  @Test
  void theUsualListHasTheShortestAddress() {
    assertEquals("/codes", new ListQuery("/codes", "", "newest", "newest", "").address());
  }

  @Test
  void searchOrderAndPageAreInTheAddress() {
    assertEquals(
        "/codes?search=a%26b+c&sort=uses&after=xyz",
        new ListQuery("/codes", "a&b c", "uses", "newest", "xyz").address());
  }

  @Test
  void startingAgainKeepsSearchAndOrder() {
    assertEquals(
        "/codes?search=sun&sort=uses",
        new ListQuery("/codes", "sun", "uses", "newest", "xyz").start().address());
  }
}
