package dev.azimuth.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The report as a reader meets it, in a real browser.
class ReportBrowserIT {

  private static final String BLUE = "0,114,178";
  private static final String VERMILLION = "213,94,0";

  @TempDir static Path directory;
  private static Chromium chromium;

  private final List<String> requests = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void writeReport() {
    for (int seed = 1; seed <= 3; seed++) {
      SyntheticRun.of("maml", seed, 60).writeInto(directory);
      SyntheticRun.of("directed-maml", seed, 60).writeInto(directory);
    }
    Report.write(directory, List.of(directory), ReportOptions.of(List.of(175.0, 195.0)));
    chromium = Chromium.start();
  }

  @AfterAll
  static void closeBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void openReport() {
    page = open(new Browser.NewContextOptions().setViewportSize(1100, 900));
  }

  @AfterEach
  void nothingWasComplainedOfOrRequested() {
    assertThat(complaints).isEmpty();
    assertThat(requests)
        .containsOnly(directory.resolve("report.html").toUri().toString());
    page.context().close();
  }

  @Test
  void everyAlgorithmsCurveIsDrawn() {
    assertThat(pixels(BLUE)).isGreaterThan(500);
    assertThat(pixels(VERMILLION)).isGreaterThan(500);
    assertThat(page.locator("#tasks-0 canvas").count()).isEqualTo(1);
  }

  @Test
  void theStatisticIsSwitchedByKeyboard() {
    String before = picture();
    page.locator("input[name=show][value=mean]").focus();
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("input[name=show][value=iqm]").isChecked()).isTrue();
    assertThat(caption()).contains("interquartile mean");

    page.keyboard().press("ArrowDown");
    assertThat(caption()).contains("single runs");
    assertThat(picture()).isNotEqualTo(before);
  }

  @Test
  void smoothingAndAxisAreSwitchedByKeyboard() {
    String smooth = picture();
    page.locator("input[name=values][value=ema]").focus();
    page.keyboard().press("ArrowDown");
    assertThat(caption()).startsWith("Not smoothed.");
    assertThat(picture()).isNotEqualTo(smooth);

    page.locator("input[name=axis][value=epochs]").focus();
    page.keyboard().press("ArrowDown");
    assertThat(label()).contains("by environment steps");
    page.keyboard().press("ArrowDown");
    assertThat(label()).contains("by wall-clock time (s)");
    assertThat(pixels(BLUE)).isGreaterThan(500);
  }

  @Test
  void anAlgorithmIsHiddenByKeyboard() {
    page.locator("input[name=algorithm]").first().focus();
    page.keyboard().press("Space");

    assertThat(pixels(BLUE)).isZero();
    assertThat(pixels(VERMILLION)).isGreaterThan(500);
    assertThat(page.locator("#values li").allTextContents())
        .singleElement()
        .satisfies(text -> assertThat(text).contains("directed-maml"));
  }

  @Test
  void valuesAreReadByKeyboardAndByMouse() {
    page.locator("#position").focus();
    page.keyboard().press("Home");
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#position-text").textContent()).isEqualTo("epoch 2");
    assertThat(page.locator("#values li").first().textContent())
        .matches(" maml \\d+(\\.\\d+)? \\[\\d+(\\.\\d+)?, \\d+(\\.\\d+)?]");

    page.locator("#curve-plot .u-over").hover();
    assertThat(page.locator("#position-text").textContent()).matches("epoch (29|3[012])");
  }

  @Test
  void everySwitchHasALabelAndEveryFigureANameAndNumbers() {
    assertThat(count("input:not([type=range])", "!element.closest('label')")).isZero();
    assertThat(count("fieldset", "!element.querySelector('legend')")).isZero();
    String nameless = "!element.getAttribute('aria-label') && !element.querySelector('title')";
    assertThat(count("[role=img]", nameless)).isZero();
    assertThat(count("figure", "!element.closest('section').querySelector('details table')"))
        .isZero();
  }

  @Test
  void aPhoneNeedsNoSidewaysScrolling() {
    page.context().close();
    page = open(new Browser.NewContextOptions().setViewportSize(390, 740));

    assertThat((Integer) page.evaluate("document.scrollingElement.scrollWidth"))
        .isLessThanOrEqualTo(390);
    assertThat(pixels(BLUE)).isGreaterThan(200);
  }

  @Test
  void theFigureFollowsTheWindow() {
    page.setViewportSize(700, 900);
    page.waitForFunction("document.querySelector('#curve-plot canvas').clientWidth < 700");

    assertThat((Integer) page.evaluate("document.scrollingElement.scrollWidth"))
        .isLessThanOrEqualTo(700);
  }

  @Test
  void darkModeHasLightLinesOnDarkPaper() {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.waitForFunction(
        "getComputedStyle(document.body).backgroundColor === 'rgb(20, 24, 28)'");

    assertThat(pixels(BLUE)).isZero();
    assertThat(pixels("86,180,233")).isGreaterThan(500);
  }

  @Test
  void printsAreLightAndWithoutSwitches() {
    page.emulateMedia(
        new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK).setMedia(Media.PRINT));
    page.evaluate("dispatchEvent(new Event('beforeprint'))");

    assertThat(pixels(BLUE)).isGreaterThan(500);
    assertThat((Integer) page.evaluate("document.querySelector('#curve-plot canvas').clientWidth"))
        .as("fits a sheet of paper, though the window is wider")
        .isLessThanOrEqualTo(640);
    assertThat(page.locator("input[name=show]").first().isVisible()).isFalse();
    assertThat(page.locator("#algorithms .swatch").first().isVisible()).isTrue();
  }

  @Test
  void theFigureIsThereWithoutScripts() {
    page.context().close();
    page = open(new Browser.NewContextOptions().setJavaScriptEnabled(false));

    assertThat(page.locator("#curve-plot svg").isVisible()).isTrue();
    assertThat(page.locator("#controls").isVisible()).isFalse();
  }

  private Page open(Browser.NewContextOptions options) {
    requests.clear();
    BrowserContext context = chromium.browser().newContext(options);
    Page opened = context.newPage();
    opened.onRequest(request -> requests.add(request.url()));
    opened.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    opened.onPageError(complaints::add);
    opened.navigate(directory.resolve("report.html").toUri().toString());
    return opened;
  }

  private String caption() {
    return page.locator("#curve-caption").textContent();
  }

  private String label() {
    return page.locator("#curve-plot").getAttribute("aria-label");
  }

  private String picture() {
    settle();
    return (String) page.evaluate("document.querySelector('#curve-plot canvas').toDataURL()");
  }

  /// The opaque pixels of the curves' canvas that have the colour "red,green,blue".
  private int pixels(String color) {
    settle();
    return (Integer)
        page.evaluate(
            """
            color => {
              const drawn = document.querySelector("#curve-plot canvas");
              const copy = new OffscreenCanvas(drawn.width, drawn.height)
                  .getContext("2d", {willReadFrequently: true});
              copy.drawImage(drawn, 0, 0);
              const {data} = copy.getImageData(0, 0, drawn.width, drawn.height);
              let count = 0;
              for (let i = 0; i < data.length; i += 4) {
                count += data[i + 3] === 255 && `${data[i]},${data[i + 1]},${data[i + 2]}` === color;
              }
              return count;
            }""",
            color);
  }

  /// Waits until what was scheduled is drawn.
  private void settle() {
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  private int count(String selector, String condition) {
    return (Integer)
        page.evaluate(
            "selector => [...document.querySelectorAll(selector)].filter(element => %s).length"
                .formatted(condition),
            selector);
  }
}
