package dev.azimuth.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The report over several panels as a reader meets it, in a real browser.
class PanelsBrowserIT {

  @TempDir static Path directory;
  private static Chromium chromium;

  private final List<String> requests = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void writeReport() throws IOException {
    PanelsOfRuns.write(directory);
    Report.writePanels(directory, ReportOptions.of(List.of()));
    chromium = Chromium.start();
  }

  @AfterAll
  static void closeBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @AfterEach
  void nothingWasComplainedOfOrRequested() {
    assertThat(complaints).isEmpty();
    assertThat(requests).containsOnly(directory.resolve("report.html").toUri().toString());
    page.context().close();
  }

  @Test
  void everyPanelThatHasBegunIsDrawn() {
    open(1100, 900);

    assertThat(page.locator("#panel-cartpole-curve-plot canvas").count()).isEqualTo(1);
    assertThat(page.locator("#panel-lander-curve-plot canvas").count()).isEqualTo(1);
    assertThat(page.locator("#panel-lander-tasks-0 canvas").count()).isEqualTo(1);
    assertThat(page.locator("#panel-later canvas").count()).isZero();
    assertThat(page.locator("#overview svg[role=img] > title").textContent())
        .isEqualTo("Fig. 2: all");
  }

  @Test
  void theSwitchesOfAPanelAreItsOwn() {
    open(1100, 900);
    page.locator("#panel-lander-controls input[name=show][value=mean]").focus();
    page.keyboard().press("ArrowDown");

    assertThat(page.locator("#panel-lander-curve-caption").textContent())
        .contains("interquartile mean");
    assertThat(page.locator("#panel-cartpole-curve-caption").textContent())
        .doesNotContain("interquartile mean");
    page.locator("#panel-lander-position").focus();
    page.keyboard().press("Home");
    assertThat(page.locator("#panel-lander-position-text").textContent()).isEqualTo("epoch 1");
    assertThat(page.locator("#panel-cartpole-position-text").textContent()).isEqualTo("epoch 30");
  }

  @Test
  void allThatCanBeUsedOrScrolledIsReachedByTabulator() {
    open(390, 740);
    int reachable =
        (Integer)
            page.evaluate(
                """
                () => {
                  const groups = new Set(), shown = element => element.checkVisibility();
                  const all = [...document.querySelectorAll(
                      "a[href], summary, .scroll, input:not([type=radio])")].filter(shown);
                  document.querySelectorAll("input[type=radio]").forEach(
                      radio => groups.add(radio.form.id + radio.name));
                  return all.length + groups.size;
                }""");
    int reached = 0;
    page.keyboard().press("Tab");
    while (reached <= reachable
        && (Boolean) page.evaluate("document.activeElement !== document.body")) {
      reached++;
      page.keyboard().press("Tab");
    }

    assertThat(reached).isEqualTo(reachable);
  }

  @Test
  void theContentsLeadToEveryPanel() {
    open(1100, 900);
    Locator link = page.locator("nav a", new Page.LocatorOptions().setHasText("lander"));
    link.focus();
    page.keyboard().press("Enter");

    page.waitForFunction(
        "Math.abs(document.querySelector('#panel-lander').getBoundingClientRect().top) < 5");
    assertThat(page.url()).endsWith("#panel-lander");
  }

  @Test
  void aPhoneScrollsFiguresAndTablesButNotThePage() {
    open(390, 740);

    assertThat((Integer) page.evaluate("document.scrollingElement.scrollWidth"))
        .isLessThanOrEqualTo(390);
    assertThat(
            (Boolean)
                page.evaluate(
                    "(box => box.scrollWidth > box.clientWidth)(document.querySelector('.wide'))"))
        .isTrue();
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)");
    assertThat((Integer) page.evaluate("document.scrollingElement.scrollWidth"))
        .isLessThanOrEqualTo(390);
  }

  @Test
  void theFigureIsDarkInDarkModeAndLightOnPaper() {
    open(1100, 900);
    assertThat(background()).isEqualTo("rgb(255, 255, 255)");

    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(background()).isEqualTo("rgb(20, 24, 28)");
    assertThat(coloursOfTexts()).doesNotContain("rgb(31, 41, 51)", "rgb(82, 96, 109)");

    page.emulateMedia(
        new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK).setMedia(Media.PRINT));
    assertThat(background()).isEqualTo("rgb(255, 255, 255)");
    assertThat(page.locator("nav").isVisible()).isFalse();
  }

  @Test
  void whatIsPrintedFitsOnPaper() {
    open(1280, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    page.setViewportSize(680, 900); // A4 without its margins
    page.evaluate("dispatchEvent(new Event('beforeprint'))");

    assertThat((Integer) page.evaluate("document.scrollingElement.scrollWidth"))
        .isLessThanOrEqualTo(680);
    assertThat(page.locator("#panel-lander-controls input[name=show]").first().isVisible())
        .isFalse();
  }

  @Test
  void everyFigureHasANameAndNumbers() {
    open(1100, 900);

    assertThat(count("[role=img]", "!e.getAttribute('aria-label') && !e.querySelector('title')"))
        .isZero();
    assertThat(
            count(
                "figure",
                "!e.closest('section').querySelector('details table') && !e.querySelector('a')"))
        .isZero();
    assertThat(count("input:not([type=range])", "!e.closest('label')")).isZero();
  }

  private void open(int width, int height) {
    BrowserContext context =
        chromium
            .browser()
            .newContext(new Browser.NewContextOptions().setViewportSize(width, height));
    page = context.newPage();
    page.onRequest(request -> requests.add(request.url().replaceFirst("#.*", "")));
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.onPageError(complaints::add);
    page.navigate(directory.resolve("report.html").toUri().toString());
  }

  private String background() {
    return (String)
        page.evaluate("getComputedStyle(document.querySelector('#overview svg > rect')).fill");
  }

  private String coloursOfTexts() {
    return (String)
        page.evaluate(
            "[...document.querySelectorAll('#overview svg text')]"
                + ".map(text => getComputedStyle(text).fill).join()");
  }

  private int count(String selector, String condition) {
    return (Integer)
        page.evaluate(
            "selector => [...document.querySelectorAll(selector)].filter(e => %s).length"
                .formatted(condition),
            selector);
  }
}
