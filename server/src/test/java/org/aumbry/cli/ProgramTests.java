package org.aumbry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.aumbry.testing.Browser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The built program, started by the command that the README names, and the main job tried on it. Runs after all other
 * tests, because it needs the program built.
 */
@Tag("program")
class ProgramTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern PASSPHRASE = Pattern.compile("Sign in with the passphrase (\\S+) as");
    private static final Pattern ADDRESS = Pattern.compile("Aumbry answers at (https://localhost:\\d+)/.*");
    private static final Pattern DOCUMENT = Pattern.compile("/documents/[0-9a-f-]{36}");

    private String passphrase = "";
    private URI address = URI.create("");
    private String found = "";

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void theDemonstrationStartsAndItsPeopleFindWhatTheyMay() throws Exception {
        var data = Files.createTempDirectory(
                "aumbry-program", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
        var command = new ProcessBuilder(ROOT.resolve("aumbry").toString(), "demo").redirectErrorStream(true);
        command.environment().put("AUMBRY_DATA", data.resolve("data").toString());
        command.environment().put("AUMBRY_PORT", String.valueOf(freePort()));
        command.environment().put("AUMBRY_TRAIN", "no");
        var program = command.start();
        try {
            readUntilItAnswers(program);
            anaFindsAndOpensTheHandbook();
            deeFindsNothingOfIt();
            aStrangerIsAskedWhoTheyAre();
        } finally {
            program.destroy();
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).as("ends when it is told to").isTrue();
        }
        assertThat(Files.exists(data.resolve("data/postgres/cluster/postmaster.pid"))).isFalse();
    }


    private void anaFindsAndOpensTheHandbook() {
        var ana = signIn("ana@acme.example");
        var hits = ana.get("/search?q=%22access+class%22");
        assertThat(hits.status()).isEqualTo(200);
        assertThat(hits.body()).contains("<mark>");
        var link = DOCUMENT.matcher(hits.body());
        assertThat(link.find()).isTrue();
        found = link.group();
        assertThat(ana.get(found).status()).isEqualTo(200);
    }

    private void deeFindsNothingOfIt() {
        var dee = signIn("dee@globex.example");
        var nobodys = "/documents/01a00000-0000-7000-8000-000000000000";
        var forbidden = dee.get(found);
        assertThat(forbidden.status()).isEqualTo(404);
        assertThat(forbidden.body().replace(found, "")).isEqualTo(dee.get(nobodys).body().replace(nobodys, ""));
    }

    private void aStrangerIsAskedWhoTheyAre() {
        var stranger = Browser.at(address);
        assertThat(stranger.get(found).status()).isEqualTo(303);
        assertThat(stranger.get("/api/v1/me").status()).isEqualTo(401);
    }

    private Browser signIn(String email) {
        var browser = Browser.at(address);
        var answer = browser.post("/sign-in", "email", email, "password", passphrase);
        assertThat(answer.status()).as("sign-in of " + email).isEqualTo(303);
        return browser;
    }

    private void readUntilItAnswers(Process program) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
        var said = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            var secret = PASSPHRASE.matcher(line);
            if (secret.matches()) {
                passphrase = secret.group(1);
            }
            var ready = ADDRESS.matcher(line);
            if (ready.matches()) {
                address = URI.create(ready.group(1));
                return;
            }
        }
        throw new AssertionError("It ended without an address:\n" + said);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
