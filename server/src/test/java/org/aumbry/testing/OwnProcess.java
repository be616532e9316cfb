package org.aumbry.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.aumbry.Aumbry;

/** One of the program's commands as a process of its own, to be killed. */
public final class OwnProcess implements AutoCloseable {

    private static final long LIMIT_SECONDS = 300;

    private final Process process;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch ready = new CountDownLatch(1);

    private OwnProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it and waits until it says so.
     *
     * @param sign part of the line by which it says that it is ready
     * @param words the command and its options
     */
    public static OwnProcess start(String sign, String... words) {
        try {
            var started = new OwnProcess(new ProcessBuilder(command(words))
                    .directory(Path.of(System.getProperty("java.io.tmpdir")).toFile())
                    .redirectErrorStream(true)
                    .start());
            Thread.ofVirtual().start(() -> started.read(sign));
            if (!started.ready.await(LIMIT_SECONDS, TimeUnit.SECONDS) || !started.hasSaid(sign)) {
                started.kill();
                throw new AssertionError("it did not start:\n" + String.join("\n", started.said));
            }
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** How the program is started with these words, out of the classes under test. */
    public static List<String> command(String... words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx400m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "--add-modules",
                "jdk.incubator.vector", "-cp", System.getProperty("java.class.path"), Aumbry.class.getName()));
        command.addAll(List.of(words));
        return command;
    }

    public boolean hasSaid(String words) {
        return List.copyOf(said).stream().anyMatch(line -> line.contains(words));
    }

    /** Ends it at once, whatever it does. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** Tells it to end and waits. */
    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void read(String sign) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.contains(sign)) {
                    ready.countDown();
                }
            }
        } catch (IOException gone) {
            said.add("(killed)");
        } finally {
            ready.countDown();
        }
    }

    private void await() {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("a process did not end");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
