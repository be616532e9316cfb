package org.aumbry.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Chromium;
import org.aumbry.testing.Chromium.Look;
import org.aumbry.testing.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The upload tray in a real browser. */
@AumbryTest
@Tag("slow")
class UploadTrayTests {

    @Autowired World world;
    @Autowired Spaces spaces;

    private SpaceId space;
    private BrowserContext context;
    private Page page;
    private List<String> complaints = new ArrayList<>();

    @BeforeEach
    void openSpace() {
        space = Files.space(world, spaces, world.ana(), "Tray " + UUID.randomUUID());
        context = Chromium.open(Look.LIGHT);
        context.addCookies(List.of(new Cookie("__Host-aumbry", world.browserOf(world.ana()).sessionCookie())
                .setUrl(world.base().toString()).setSecure(true).setHttpOnly(true)));
        page = context.newPage();
        complaints = Chromium.complaints(page);
        page.navigate(world.base().resolve("/spaces/" + space).toString());
        Chromium.settle(page);
    }

    @AfterEach
    void close() {
        context.close();
    }

    private Locator line(String name) {
        return page.locator(".tray li", new Page.LocatorOptions().setHasText(name));
    }

    private Locator in(String state, String name) {
        return page.locator(".tray li[data-state=" + state + "]", new Page.LocatorOptions().setHasText(name));
    }

    private void waitFor(Locator locator) {
        locator.waitFor(new Locator.WaitForOptions().setTimeout(60_000));
    }

    @Test
    void filesGoUpWithProgressAndTheListFollows() {
        page.setInputFiles("#files", new FilePayload[] {
            new FilePayload("été.txt", "text/plain", "un".getBytes(StandardCharsets.UTF_8)),
            new FilePayload("漢字.txt", "text/plain", "two".getBytes(StandardCharsets.UTF_8)),
        });
        page.click("upload-queue form button[data-kind=primary]");
        waitFor(page.locator(".tray li[data-state=done]").nth(1));
        waitFor(page.locator("table.files a", new Page.LocatorOptions().setHasText("漢字.txt")));
        assertThat(page.locator(".tray [role=status]").textContent()).contains("Stored safely");
        Chromium.picture(page, "upload-tray", Look.LIGHT);
        assertThat(complaints).isEmpty();
    }

    @Test
    void aWholeFolderKeepsItsShape() {
        page.evaluate("""
                () => {
                  const transfer = new DataTransfer();
                  const file = new File(["deep"], "deep.txt");
                  transfer.items.add(file);
                  const drop = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
                  document.querySelector("main").dispatchEvent(drop);
                }""");
        waitFor(line("deep.txt").and(page.locator("[data-state=done]")));
        var chooser = page.waitForFileChooser(() -> page.click("upload-queue form button[type=button]"));
        chooser.setFiles(Path.of("src/test/resources/upload-folder"));
        waitFor(page.locator("table.files a", new Page.LocatorOptions().setHasText("upload-folder")));
        assertThat(complaints).isEmpty();
    }

    @Test
    void anUploadIsPausedAndGoesOnAfterAReload(@TempDir Path folder) throws IOException {
        var content = new byte[30 * 1024 * 1024];
        java.util.Arrays.fill(content, (byte) 'a');
        var file = java.nio.file.Files.write(folder.resolve("long.bin"), content);
        var stopped = new AtomicBoolean();
        page.route("**/api/v1/uploads/*", route -> {
            if (route.request().method().equals("PATCH")
                    && !"0".equals(route.request().headers().get("upload-offset"))) {
                stopped.set(true);
                route.abort();
            } else {
                route.resume();
            }
        });
        page.setInputFiles("#files", file);
        page.click("upload-queue form button[data-kind=primary]");
        waitFor(line("long.bin"));
        page.waitForCondition(stopped::get);
        line("long.bin").locator("button").first().click();
        waitFor(in("paused", "long.bin"));
        page.unroute("**/api/v1/uploads/*");
        page.onDialog(dialog -> dialog.accept());
        page.reload();
        Chromium.settle(page);
        waitFor(in("again", "long.bin"));
        assertThat(line("long.bin").locator("progress").getAttribute("value")).isNotEqualTo("0");
        Chromium.picture(page, "upload-tray-again", Look.LIGHT);
        page.setInputFiles("#files", file);
        page.click("upload-queue form button[data-kind=primary]");
        waitFor(in("done", "long.bin"));
        assertThat(line("long.bin").count()).isEqualTo(1);
    }

    @Test
    void aFileThatIsTooLargeIsNotSentAtAll() {
        page.evaluate("""
                () => {
                  const large = new File(["x"], "large.bin");
                  Object.defineProperty(large, "size", { value: 104857601 });
                  document.querySelector("upload-queue").add([{ file: large, path: "" }]);
                }""");
        waitFor(page.locator(".tray li[data-state=large]"));
        assertThat(line("large.bin").textContent()).contains("Larger than 100 MB");
    }
}
