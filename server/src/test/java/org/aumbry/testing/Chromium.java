package org.aumbry.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The system's Chromium, started once for all tests; pages are opened in a look and checked as a whole. */
public final class Chromium {

    /**
     * How a person looks at a page.
     *
     * @param language what the browser asks for
     */
    public record Look(String name, int width, int height, boolean dark, String language) {

        public static final Look LIGHT = new Look("light", 1440, 900, false, "en");
        public static final Look DARK = new Look("dark", 1440, 900, true, "en");
        public static final Look PHONE = new Look("390", 390, 844, false, "en");
        public static final Look SMALL = new Look("320", 320, 640, true, "en");
        public static final Look FRENCH = new Look("fr", 1440, 900, false, "fr");
        public static final Look SPANISH = new Look("es-390", 390, 844, true, "es");

        /** In words forty percent longer; see {@link LongWords}. */
        public static final Look LONG = new Look("long-390", 390, 844, false, "en");

        /** Every look a screen must pass in. */
        public static final List<Look> ALL = List.of(LIGHT, DARK, PHONE, SMALL, FRENCH, SPANISH, LONG);
    }

    private static final List<String> PROGRAMS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String AXE = AxeBuilder.getAxeScript();
    private static final Path SCREENS = Path.of("target/screens");
    private static final boolean PICTURES = System.getProperty("pictures") != null;

    /** Wide in light and narrow in dark, all of them with {@code -Djudge=all}: axe takes longer than all else here. */
    private static final Set<Look> JUDGED = System.getProperty("judge") != null
            ? Set.copyOf(Look.ALL)
            : Set.of(Look.LIGHT, Look.SMALL);

    private static @Nullable Playwright playwright;
    private static com.microsoft.playwright.@Nullable Browser chromium;

    private Chromium() {}

    /** A fresh browser profile in this look; close it when done. */
    public static BrowserContext open(Look look) {
        var context = browser().newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setLocale(look.language())
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setViewportSize(look.width(), look.height()));
        context.setDefaultTimeout(30_000);
        return context;
    }

    private static synchronized com.microsoft.playwright.Browser browser() {
        if (chromium == null) {
            playwright = Playwright.create(new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            chromium = playwright.chromium().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(program())
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
            Runtime.getRuntime().addShutdownHook(new Thread(Chromium::stop));
        }
        return chromium;
    }

    private static Path program() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PROGRAMS.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("Chromium is missing: install it, or name it with CHROMIUM"));
    }

    private static void stop() {
        if (playwright != null) {
            playwright.close();
        }
    }

    /** Writes what a page reports about itself into the list: script errors and policy violations. */
    public static List<String> complaints(Page page) {
        var complaints = new ArrayList<String>();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        return complaints;
    }

    /** Waits until the islands of the page have started. */
    public static void settle(Page page) {
        for (int i = 0; i < 100; i++) {
            if (Boolean.TRUE.equals(page.evaluate("document.documentElement.dataset.ready === 'true'"))) {
                break;
            }
            page.waitForTimeout(20);
        }
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.evaluate("document.fonts.ready.then(() => true)");
    }

    /** Waits until the page, its pictures, its fonts and what its islands fetch are there. */
    public static void ready(Page page) {
        page.waitForFunction("""
                () => document.readyState === 'complete'
                  && document.documentElement.dataset.ready === 'true'
                  && document.fonts.status === 'loaded'
                  && !document.querySelector('.htmx-request')
                  && [...document.images].every((each) => each.complete || each.loading === 'lazy')""");
    }

    /**
     * Looks for sideways scrolling and lets axe judge the page where the look differs in more than its words; keeps a
     * picture when {@code -Dpictures=yes} asks for it.
     */
    public static void inspect(Page page, String name, Look look) {
        if (PICTURES) {
            picture(page, name, look);
        }
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("%s in %s scrolls sideways: %s", name, look.name(), tooWide(page))
                .isEqualTo(0);
        assertThat(page.evaluate("document.querySelectorAll('h1').length")).as("%s has one h1", name).isEqualTo(1);
        if (JUDGED.contains(look)) {
            judge(page, name, look);
        }
    }

    /** Only what is wrong comes back: what is right is most of it, and takes longer to name than to find. */
    private static void judge(Page page, String name, Look look) {
        if (Boolean.TRUE.equals(page.evaluate("typeof axe === 'undefined'"))) {
            page.evaluate(AXE);
        }
        var found = (List<?>) page.evaluate("""
                (tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
                  .then((found) => found.violations.map((rule) => rule.id + ': '
                    + rule.nodes.slice(0, 4).map((node) => node.html + ' — ' + node.failureSummary).join('; ')))""",
                RULES);
        assertThat(found).as("%s in %s", name, look.name()).isEmpty();
    }

    public static void picture(Page page, String name, Look look) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + "-" + look.name() + ".png")));
    }

    private static Object tooWide(Page page) {
        return page.evaluate("""
                [...document.querySelectorAll('body *')]
                  .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                  .slice(0, 5).map((each) => each.outerHTML.slice(0, 120))""");
    }
}
