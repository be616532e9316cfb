package org.aumbry.documents.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.aumbry.testing.Browser;
import org.aumbry.testing.OwnProcess;
import org.aumbry.testing.TestDataFolder;

/** The real product as a process of its own, with the settings people use, to be killed. */
final class Product {

    private static final Duration START = Duration.ofMinutes(3);
    private static final String EMAIL = "kim@killed.example";
    private static final String PASSWORD = "plum jam of Kim keeps till spring";

    private final Path folder;
    private final List<String> options;
    private final int port;
    private final int plainPort;
    private Process process;

    Product(Path folder) {
        this(folder, List.of());
    }

    /** @param options as on the command line, for every start */
    Product(Path folder, List<String> options) {
        this.folder = folder;
        this.options = options;
        this.port = freePort();
        this.plainPort = freePort();
    }

    URI base() {
        return URI.create("https://localhost:" + port);
    }

    /** Makes the network by the command line and its administrator by the link that it prints. */
    Browser found() {
        var link = create();
        start();
        return join(link);
    }

    /** Makes the network by the command line; answers what stands behind {@code /join/} for its administrator. */
    String create() {
        var output = new ArrayList<String>();
        var made = launch(output, "network", "create", "Killed", EMAIL, "Kim Kato", "en");
        await(made);
        var link = Pattern.compile("/join/(\\S+)").matcher(String.join("\n", output));
        if (!link.find()) {
            throw new AssertionError("no network was made:\n" + String.join("\n", output));
        }
        return link.group(1);
    }

    Browser join(String link) {
        var browser = Browser.at(base());
        browser.get("/join/" + link);
        var joined = browser.post("/join/" + link, "name", "Kim Kato", "language", "en", "password", PASSWORD);
        if (joined.status() != 303) {
            throw new AssertionError("joining failed: " + joined.status() + joined.body());
        }
        return signIn();
    }

    Browser signIn() {
        var browser = Browser.at(base());
        var answer = browser.post("/sign-in", "email", EMAIL, "password", PASSWORD);
        if (answer.status() != 303) {
            throw new AssertionError("no sign-in: " + answer.status() + answer.body());
        }
        return browser;
    }

    void start() {
        var ready = new CountDownLatch(1);
        var output = new ArrayList<String>();
        process = launch(output, ready, "serve");
        try {
            boolean said = ready.await(START.toSeconds(), TimeUnit.SECONDS);
            if (!said || output.stream().noneMatch(line -> line.contains("Aumbry answers at"))) {
                throw new AssertionError("the product did not start:\n" + String.join("\n", output));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Ends the program at once, in the middle of whatever it does; its database is left to notice by itself. */
    void kill() {
        process.destroyForcibly();
        await(process);
    }

    void stop() {
        process.destroy();
        await(process);
    }

    /** Whatever it is doing, also when it was never started. */
    void end() {
        if (process != null) {
            process.destroy();
            await(process);
        }
    }

    private Process launch(List<String> output, String... words) {
        return launch(output, new CountDownLatch(1), words);
    }

    /** A command with the options of this node. */
    String[] words(String... command) {
        var words = new ArrayList<>(List.of(command));
        words.add("--aumbry.data=" + folder);
        words.add("--aumbry.database.programs=" + TestDataFolder.programs());
        words.addAll(options);
        words.add("--server.port=" + port);
        words.add("--aumbry.web.plain-port=" + plainPort);
        return words.toArray(String[]::new);
    }

    private Process launch(List<String> output, CountDownLatch ready, String... words) {
        var command = OwnProcess.command(words(words));
        try {
            var started = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
            Thread.ofVirtual().start(() -> read(started, output, ready));
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void read(Process started, List<String> output, CountDownLatch ready) {
        try (var lines = new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.contains("Aumbry answers at")) {
                    ready.countDown();
                }
            }
        } catch (IOException gone) {
            output.add("(killed)");
        } finally {
            ready.countDown();
        }
    }

    private static void await(Process started) {
        try {
            if (!started.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("a process did not end");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
