package org.aumbry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;

/** Gives a context a data folder of its own and takes it away after the last test. */
public class TestDataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    /** Nobody waits for a disk in tests; what a crash leaves is tested with the real settings. */
    private static final Map<String, String> FAST = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "shared_buffers", "64MB");

    private static final int DELETE_TRIES = 20;

    private static @Nullable Path programs;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var folder = fresh();
        SpringApplication.getShutdownHandlers().add(() -> delete(folder));
        var properties = new HashMap<String, Object>();
        properties.put("aumbry.data", folder.toString());
        properties.put("aumbry.database.programs", programs().toString());
        properties.put("logging.level.org.aumbry", "warn");
        // The same few people invite everyone.
        properties.put("aumbry.mail.per-sender-hour", "100000");
        // Tests break copies and look themselves.
        properties.put("aumbry.blobs.scrub-rate", "0B");
        properties.put("aumbry.federation.internal-addresses", "true");
        properties.put("aumbry.collectors.internal-addresses", "true");
        FAST.forEach((name, value) -> properties.put("aumbry.database.options." + name, value));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test data folder", properties));
    }

    /** Before the program's own initializer takes the folder. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** One folder for the unpacked PostgreSQL of all servers of this test run. */
    public static synchronized Path programs() {
        if (programs == null) {
            var folder = fresh();
            programs = folder;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        }
        return programs;
    }

    /** A new empty folder in the system's place for temporary files, which the database's user may pass through. */
    public static Path fresh() {
        try {
            var folder = Files.createTempDirectory("aumbry-test-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes a folder away with all it holds. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        for (int attempt = 1; ; attempt++) {
            try (var paths = Files.walk(folder)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
                return;
            } catch (IOException | UncheckedIOException stillUsed) {
                // A server that is just ending may still remove or add a file.
                if (attempt == DELETE_TRIES) {
                    throw new IllegalStateException("a test's folder could not be removed", stillUsed);
                }
            }
        }
    }

    /** PostgreSQL settings for tests that restart often and lose nothing by it. */
    public static Map<String, String> fast() {
        return FAST;
    }
}
