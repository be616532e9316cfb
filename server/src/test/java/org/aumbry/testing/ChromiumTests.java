package org.aumbry.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.aumbry.testing.Chromium.Look;
import org.junit.jupiter.api.Test;

/** What looks at screens sees what is wrong with one. */
class ChromiumTests {

    private static final String PAGE =
            "<!doctype html><html lang=en><title>Page</title><body><main><h1>Page</h1>%s</main></body></html>";

    @Test
    void aPageIsJudgedAnewInEachLook() {
        try (var context = Chromium.open(Look.LIGHT); var page = context.newPage()) {
            page.setContent(PAGE.formatted("<p>Fine.</p>"));
            assertThatCode(() -> Chromium.inspect(page, "fine", Look.LIGHT)).doesNotThrowAnyException();
            page.evaluate("document.querySelector('p').innerHTML = "
                    + "'<img src=\"data:,\"><b style=\"color:#eee\">Pale words</b>'");
            assertThatThrownBy(() -> Chromium.inspect(page, "bad", Look.SMALL))
                    .hasMessageContaining("image-alt")
                    .hasMessageContaining("color-contrast")
                    .hasMessageContaining("data:,");
            page.setContent(PAGE.formatted("<p style='width: 3000px'>Wide.</p>"));
            assertThatThrownBy(() -> Chromium.inspect(page, "wide", Look.LIGHT))
                    .hasMessageContaining("scrolls sideways");
        }
    }
}
