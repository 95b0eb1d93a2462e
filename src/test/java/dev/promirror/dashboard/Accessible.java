package dev.promirror.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** Holds pages against axe's rules, without exception. */
final class Accessible {

  private Accessible() {}

  /** The page as it stands breaks none of them. */
  static void check(Page page) {
    List<String> broken =
        new AxeBuilder(page)
            .setLegacyMode(true).analyze().getViolations().stream()
                .map(rule -> rule.getId() + " " + rule.getHelp() + " " + rule.getNodes())
                .toList();
    assertEquals(List.of(), broken);
  }
}
