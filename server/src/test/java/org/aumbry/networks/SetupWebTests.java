package org.aumbry.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.aumbry.crypto.KeyCustody;
import org.aumbry.crypto.KeyProtection;
import org.aumbry.testing.Answer;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.World;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The first run from the first look to the signed-in administrator, in an installation of its own. */
@AumbryTest
@TestPropertySource(properties = "aumbry.first-run=nobody has set this up")
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetupWebTests {

    private static final String PASSWORD = "plum jam of the first one keeps";

    @Autowired
    Environment environment;

    @Autowired
    SetupToken token;

    @Autowired
    KeyCustody custody;

    @Autowired
    SetupStateStore state;

    @Test
    @Order(1)
    void everyAddressLeadsToTheFirstRun() {
        assertThat(browser().get("/").location()).isEqualTo("/sign-in");
        assertThat(browser().get("/sign-in").location()).isEqualTo("/setup");
        assertThat(browser().get("/setup").location()).isEqualTo("/setup/language");
    }

    @Test
    @Order(2)
    void fromElsewhereOnlyTheTokenOpensIt() {
        var elsewhere = browser().with("X-Forwarded-For", "203.0.113.9");
        assertThat(elsewhere.get("/setup").status()).isEqualTo(403);
        assertThat(elsewhere.get("/setup/keys").status()).isEqualTo(403);
        assertThat(elsewhere.get("/setup/recovery-kit").body()).doesNotContain("AUMBRY RECOVERY KIT");
        assertThat(elsewhere.get("/setup?token=" + "A".repeat(22)).status()).isEqualTo(403);
        assertThat(elsewhere.get("/setup?token=" + token.text()).location()).isEqualTo("/setup");
        assertThat(elsewhere.get("/setup").location()).isEqualTo("/setup/language");
    }

    @Test
    @Order(3)
    void eachStepIsAskedKeptAndMayBeGoneOnWithInAnotherBrowser() throws IOException {
        var first = browser();
        assertThat(first.get("/setup/language").body()).contains("Set up Aumbry");
        assertThat(first.post("/setup/language", "language", "fr").location()).isEqualTo("/setup/administrator");
        var weak = first.post("/setup/administrator", "network", "Acme Group", "name", "Ana Acosta",
                "email", "ana@acme.example", "password", "Acme-Group-2026");
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.body()).contains("essayés en premier").as("what was typed is kept").contains("Ana Acosta");
        assertThat(administrator(first).location()).isEqualTo("/setup/address");
        var second = browser();
        assertThat(second.get("/setup").location()).as("resumed").isEqualTo("/setup/address");
        var badPort = second.post("/setup/address", "host", "localhost", "port", "99999", "plain-port", "-1");
        assertThat(badPort.status()).isEqualTo(422);
        var noCertificate = second.post("/setup/address", "host", "localhost", "port", "8443", "plain-port", "-1",
                "certificate", "/no/such/file.pem");
        assertThat(noCertificate.status()).isEqualTo(422);
        var port = environment.getRequiredProperty("local.server.port");
        var checked = second.post(
                "/setup/address", "host", "localhost", "port", port, "plain-port", "-1", "check", "yes");
        assertThat(checked.location()).isEqualTo("/setup/address");
        assertThat(second.get("/setup/address").body()).contains("this server answers");
        assertThat(second.get("/setup").location()).as("resumed").isEqualTo("/setup/storage");
        assertThat(second.post("/setup/storage", "storage", "relative/folder").status()).isEqualTo(422);
        assertThat(second.post("/setup/storage", "storage", "/proc/nowhere").status()).isEqualTo(422);
        var elsewhere = Files.createTempDirectory("aumbry-other-storage");
        assertThat(second.post("/setup/storage", "storage", elsewhere.toString()).location())
                .as("another folder needs a restart first")
                .isEqualTo("/setup/storage");
        var page = second.get("/setup/storage");
        assertThat(page.body()).contains("passed the test").contains("directories: [\"" + elsewhere);
        assertThat(second.post("/setup/storage", "storage", data().resolve("blobs").toString()).location())
                .isEqualTo("/setup/keys");
        Files.delete(elsewhere);
        assertThat(Files.readString(data().resolve("aumbry.yaml"))).contains("port: " + port).doesNotContain("argon2");
    }

    @Test
    @Order(4)
    void keysNeedTheKitInHand() {
        var browser = browser();
        assertThat(browser.get("/setup/recovery-kit").body()).contains("AUMBRY RECOVERY KIT 1", "Archive signed by");
        var page = browser.get("/setup/keys");
        var wrong = browser.post("/setup/keys", "custody", "file", "group", "0000");
        assertThat(wrong.status()).isEqualTo(422);
        var brief = keys(browser, page, "passphrase", "too short");
        assertThat(brief.status()).isEqualTo(422);
        assertThat(custody.protection()).isEqualTo(KeyProtection.KEY_FILE);
        assertThat(browser.post("/setup/content", "sample", "no").status()).as("not before the kit").isEqualTo(422);
        assertThat(keys(browser, page, "passphrase", "a passphrase nobody guesses").location())
                .isEqualTo("/setup/content");
        assertThat(custody.protection()).isEqualTo(KeyProtection.PASSPHRASE);
        assertThat(browser.get("/setup/keys").body()).contains("already sealed under a passphrase");
    }

    @Test
    @Order(5)
    void theAnswersLieSealed() {
        var stored = new String(state.find().orElseThrow(), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(stored).doesNotContain("Acme").doesNotContain("acosta").doesNotContain("argon2");
    }

    @Test
    @Order(6)
    void atTheEndTheAdministratorIsSignedInAndTheFirstRunIsGone() {
        var browser = browser();
        browser.get("/setup");
        var done = browser.post("/setup/content", "sample", "no");
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.location()).isEqualTo("/");
        assertThat(browser.sessionCookie()).isNotEmpty();
        var me = browser.get("/api/v1/me").body();
        assertThat(me).contains("ana@acme.example").contains("\"role\":\"admin\"").contains("Acme Group")
                .contains("\"fr\"");
        assertThat(browser.get("/account").status()).isEqualTo(200);
        assertThat(state.find()).isEmpty();
        var missing = browser().get("/setup/no-such-step");
        for (var path : new String[] {"/setup", "/setup/keys", "/setup/recovery-kit", "/setup?token=" + token.text()}) {
            var gone = browser().get(path);
            assertThat(gone.status()).as(path).isEqualTo(404);
            assertThat(gone.body().replaceAll("[\\w-]{43}", "")).isEqualTo(missing.body().replaceAll("[\\w-]{43}", ""));
        }
        assertThat(browser().post("/setup/content", "sample", "no").status()).isEqualTo(404);
        assertThat(browser().get("/sign-in").status()).isEqualTo(200);
        var signedIn = browser().post("/sign-in", "email", "ana@acme.example", "password", PASSWORD);
        assertThat(signedIn.status()).isEqualTo(303);
    }

    private Answer administrator(Browser browser) {
        return browser.post("/setup/administrator", "network", "Acme Group", "name", "Ana Acosta",
                "email", "ana@acme.example", "password", PASSWORD);
    }

    /** Types the groups asked for off the kit shown, as a person would. */
    private static Answer keys(Browser browser, Answer page, String kind, String passphrase) {
        var groups = new ArrayList<String>();
        var asked = java.util.regex.Pattern.compile("Line ([1-4]), group ([1-4])").matcher(page.body());
        while (asked.find()) {
            var line = page.find("\\n" + asked.group(1) + " +([0-9A-Z]{4}(?: [0-9A-Z]{4}){3})");
            groups.add(line.split(" ")[Integer.parseInt(asked.group(2)) - 1].toLowerCase(java.util.Locale.ROOT));
        }
        assertThat(groups).hasSize(2);
        var form = "custody=" + kind + "&passphrase=" + passphrase.replace(' ', '+')
                + "&group=" + groups.get(0) + "&group=" + groups.get(1) + "&_csrf=" + browser.formToken();
        return browser.send(browser.request("/setup/keys")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(form)));
    }

    private Path data() {
        return Path.of(environment.getRequiredProperty("aumbry.data"));
    }

    private Browser browser() {
        return World.bareBrowser(environment);
    }
}
