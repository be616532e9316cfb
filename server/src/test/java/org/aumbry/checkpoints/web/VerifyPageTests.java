package org.aumbry.checkpoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Chromium;
import org.aumbry.testing.Chromium.Look;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page that checks a journal's file, in a real browser, for somebody who is not signed in. */
@AumbryTest
@Tag("slow")
class VerifyPageTests {

    private static final Path EXAMPLE = Path.of("../proof/src/test/resources/journal-v1.bundle");
    private static final String KEY = "aumbry/0190a000-0000-7000-8000-00000000000a+ae75da69+ASVDuS/"
            + "xCVURR2rcg2nbbdyTNmWhGXjdoUBO4QZsqVWd";

    @Autowired
    private World world;

    @Test
    void aWholeFileHoldsAndAChangedOneDoesNot() throws IOException {
        var whole = Files.readAllBytes(EXAMPLE);
        var changed = whole.clone();
        changed[whole.length / 2] ^= 1;
        try (var context = Chromium.open(Look.LIGHT)) {
            var page = open(context);
            var complaints = Chromium.complaints(page);
            check(page, whole);
            page.waitForSelector("journal-verifier .banner[data-state=ok]");
            assertThat(page.locator("journal-verifier li").allTextContents())
                    .contains("Entries that lead to the signed head: 3");
            Chromium.picture(page, "verify-holds", Look.LIGHT);
            check(page, changed);
            page.waitForSelector("journal-verifier .banner[data-state=failed]");
            Chromium.picture(page, "verify-fails", Look.LIGHT);
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void theFileLeavesTheBrowserForNobody() throws IOException {
        try (var context = Chromium.open(Look.LIGHT)) {
            var page = open(context);
            check(page, Files.readAllBytes(EXAMPLE));
            page.waitForSelector("journal-verifier .banner[data-state=ok]");
            context.setOffline(true);
            check(page, Files.readAllBytes(EXAMPLE));
            page.waitForSelector("journal-verifier .banner[data-state=ok]");
        }
    }

    private Page open(BrowserContext context) {
        var page = context.newPage();
        page.navigate(world.base().resolve("/verify").toString());
        Chromium.settle(page);
        return page;
    }

    private static void check(Page page, byte[] file) {
        page.setInputFiles("input[name=bundle]", new FilePayload("journal.bundle", "application/octet-stream", file));
        page.fill("input[name=key]", KEY);
        page.click("journal-verifier button");
        page.waitForFunction("() => !document.querySelector('journal-verifier button').disabled");
    }
}
