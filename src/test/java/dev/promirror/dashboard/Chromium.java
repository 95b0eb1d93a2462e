package dev.promirror.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real browser; whatever its console complains about is kept for the test to judge. */
final class Chromium implements AutoCloseable {

  private static final Path INSTALLED =
      Path.of(System.getProperty("chromium.path", "/usr/bin/chromium"));
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");

  private final Playwright playwright;
  private final Browser browser;
  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  Chromium() {
    boolean installed = Files.isExecutable(INSTALLED);
    playwright =
        Playwright.create(
            installed
                ? new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
                : new Playwright.CreateOptions());
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions().setHeadless(true).setArgs(ARGUMENTS);
    if (installed) {
      options.setExecutablePath(INSTALLED);
    }
    browser = playwright.chromium().launch(options);
  }

  /** A window of somebody who isn't signed in yet. */
  Page window(int width, ColorScheme colours) {
    return window(width, colours, true);
  }

  /** A window that runs no scripts. */
  Page withoutScripts(int width) {
    return window(width, ColorScheme.LIGHT, false);
  }

  private Page window(int width, ColorScheme colours, boolean scripts) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setColorScheme(colours)
                .setJavaScriptEnabled(scripts));
    contexts.add(context);
    Page page = context.newPage();
    page.setDefaultTimeout(10_000);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return page;
  }

  /**
   * What the console has complained about.
   *
   * @param status of answers that the test provokes, which the console reports as well
   */
  List<String> complaintsBut(int... status) {
    return complaints.stream()
        .filter(
            text ->
                java.util.Arrays.stream(status)
                    .noneMatch(expected -> text.contains("with a status of " + expected)))
        .toList();
  }

  /** Keeps a picture for people to look at. */
  static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  void closeWindows() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    complaints.clear();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
