package org.aumbry.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aumbry.testing.Chromium.Look;
import org.jspecify.annotations.Nullable;

/**
 * Walks screens in every look of one language and gathers what is wrong with them. Each page is fetched once a
 * language; size and colours change under it, as when a person turns a phone or the evening comes.
 *
 * <p>{@code -Dlook=…} and {@code -Dscreen=…} choose some (patterns), {@code -Dpictures=yes} keeps a picture of each in
 * {@code target/screens}.
 */
public final class ScreenWalk {

    /** The looks that show the same words. */
    public enum Tongue {
        ENGLISH(Look.LIGHT, Look.DARK, Look.PHONE, Look.SMALL),
        FRENCH(Look.FRENCH),
        SPANISH(Look.SPANISH),

        /** In words forty percent longer; see {@link LongWords}. */
        LONG(Look.LONG);

        private final List<Look> looks;

        Tongue(Look... looks) {
            this.looks = List.of(looks);
        }

        /** The code of the language, for example {@code fr}. */
        public String language() {
            return looks.getFirst().language();
        }

        private List<Look> chosen() {
            return looks.stream().filter(look -> look.name().matches(System.getProperty("look", ".*"))).toList();
        }

        /** The languages that this run looks at. */
        public static Stream<Tongue> all() {
            return Stream.of(values()).filter(tongue -> !tongue.chosen().isEmpty());
        }
    }

    private static final String ONLY = System.getProperty("screen", ".*");

    private final URI base;
    private final Tongue tongue;
    private final List<String> faults = new ArrayList<>();

    public ScreenWalk(URI base, Tongue tongue) {
        this.base = base;
        this.tongue = tongue;
    }

    /** What was found, a sentence each. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /**
     * Looks at these screens (name to path) with these cookies (name to value). One called missing or unknown answers
     * 404, one called broken 500, every other 200.
     */
    public void visit(Map<String, String> screens, Map<String, String> cookies) {
        if (tongue == Tongue.LONG) {
            LongWords.lengthen(true);
        }
        try (var context = open(cookies); var page = context.newPage()) {
            var complaints = Chromium.complaints(page);
            screens.forEach((name, path) -> {
                if (name.matches(ONLY)) {
                    visit(page, name, path);
                    if (expected(name) == 200) {
                        complaints.forEach(each -> fault(name, "complains: " + each));
                    }
                    complaints.clear();
                }
            });
        } finally {
            LongWords.lengthen(false);
        }
    }

    private BrowserContext open(Map<String, String> cookies) {
        var context = Chromium.open(tongue.chosen().getFirst());
        context.addCookies(cookies.entrySet().stream()
                .map(each -> new Cookie(each.getKey(), each.getValue())
                        .setUrl(base.toString())
                        .setSecure(true)
                        .setHttpOnly(true))
                .toList());
        return context;
    }

    private void visit(Page page, String name, String path) {
        var looks = tongue.chosen();
        turn(page, looks.getFirst());
        var answer = page.navigate(base.resolve(path).toString());
        if (answer.status() != expected(name)) {
            fault(name, "answered " + answer.status());
        }
        Chromium.ready(page);
        for (var look : looks) {
            turn(page, look);
            try {
                Chromium.inspect(page, name, look);
            } catch (AssertionError found) {
                faults.add(found.getMessage());
            }
        }
    }

    private static void turn(Page page, Look look) {
        page.setViewportSize(look.width(), look.height());
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
        page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    }

    private static int expected(String name) {
        if (name.contains("broken")) {
            return 500;
        }
        return name.contains("missing") || name.contains("unknown") ? 404 : 200;
    }

    private void fault(String name, @Nullable String what) {
        faults.add(name + " in " + tongue + " " + what);
    }
}
