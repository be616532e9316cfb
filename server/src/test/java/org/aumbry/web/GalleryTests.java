package org.aumbry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aumbry.testing.Chromium;
import org.aumbry.testing.Chromium.Look;
import org.aumbry.testing.ScreenWalk;
import org.aumbry.testing.ScreenWalk.Tongue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The components, drawn by a browser in every look. */
@WebTest
@Tag("slow")
class GalleryTests {

    static final List<Look> LOOKS = Look.ALL;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @MethodSource("org.aumbry.testing.ScreenWalk$Tongue#all")
    void componentsAreAccessibleAndFit(Tongue tongue) {
        var screens = new LinkedHashMap<String, String>();
        for (var name : List.of("components", "reader", "share", "missing", "broken")) {
            screens.put("dev-" + name, "/dev/" + name + "?as=ana");
        }
        screens.put("dev-wizard", "/dev/wizard");
        var walk = new ScreenWalk(URI.create("https://localhost:" + port), tongue);

        walk.visit(screens, Map.of());

        assertThat(walk.faults()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("LOOKS")
    void theDialogOpensOverThePageAndGivesFocusBack(Look look) {
        try (var context = Chromium.open(look)) {
            var page = context.newPage();
            page.navigate(address("/dev/reader?as=ana"));
            Chromium.settle(page);
            page.locator("a[data-key=s]").click();
            page.locator("dialog[open] h1").waitFor();
            page.waitForTimeout(250);
            Chromium.picture(page, "dev-dialog", look);
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("who");
            page.keyboard().press("Escape");
            page.locator("dialog").waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                    .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            assertThat(page.evaluate("document.activeElement.dataset.key")).isEqualTo("s");
        }
    }

    @Test
    void keysActUntilTheyAreTyped() {
        try (var context = Chromium.open(Look.LIGHT)) {
            var page = context.newPage();
            page.navigate(address("/dev/components?as=ana"));
            Chromium.settle(page);
            page.keyboard().press("/");
            assertThat(focused(page)).isEqualTo("omni");
            page.keyboard().type("j/k");
            assertThat(page.inputValue("#omni")).isEqualTo("j/k");
            page.locator("h1").click();
            page.keyboard().press("j");
            page.keyboard().press("j");
            assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Lisbon supplier review.pdf");
            page.keyboard().press("x");
            assertThat(page.locator("input[value='2']").isChecked()).isTrue();
            page.keyboard().press("F6");
            page.keyboard().press("F6");
            assertThat(focused(page)).isEqualTo("main");
            page.keyboard().press("Control+k");
            assertThat(focused(page)).isEqualTo("omni");
        }
    }

    @Test
    void theToastIsPutAwayAndWorksWithoutScripts() {
        try (var context = Chromium.open(Look.PHONE)) {
            var page = context.newPage();
            page.setExtraHTTPHeaders(Map.of("as", "ana"));
            page.navigate(address("/dev/toast"));
            Chromium.settle(page);
            page.locator("toast-note button[type=button]").waitFor();
            Chromium.inspect(page, "dev-toast", Look.PHONE);
            page.locator("toast-note button[type=button]").click();
            assertThat(page.locator("toast-note").count()).isZero();
        }
    }

    private static Object focused(Page page) {
        return page.evaluate("document.activeElement.id");
    }

    private String address(String path) {
        return "https://localhost:" + port + path;
    }
}
