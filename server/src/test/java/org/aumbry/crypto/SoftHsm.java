package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real SoftHSM2 (Debian package {@code softhsm2}) with one token, which all tests of all forks share; each works with
 * keys of a name of its own. The module finds its place by SOFTHSM2_CONF, which the build sets for the tests.
 */
public final class SoftHsm {

    private static final String LABEL = "aumbry-test";
    private static final Path TOKENS = Path.of("target/softhsm-tokens");

    private SoftHsm() {}

    /** A key service in the module. @param folder for the file with the PIN @param key beginning of its keys' names */
    public static Kms kms(Path folder, String key) {
        return new Pkcs11Kms(settings(folder, key), new Randomness());
    }

    static Pkcs11Settings settings(Path folder, String key) {
        var module = Stream.of(
                        "/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
                        "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("SoftHSM2 is missing: install softhsm2, as .ci/run does"));
        try {
            begin();
            var pin = Files.writeString(folder.resolve("pin"), "1234\n");
            return new Pkcs11Settings(module, 0, pin, key);
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError("no token", failed);
        }
    }

    /** Makes the token unless there is one; one fork after another. */
    private static synchronized void begin() throws IOException, InterruptedException {
        Files.createDirectories(TOKENS);
        try (var lock = FileChannel.open(
                        TOKENS.resolveSibling("softhsm.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            assertThat(held.isValid()).isTrue();
            if (!run("softhsm2-util", "--show-slots").contains(LABEL)) {
                run("softhsm2-util", "--init-token", "--free", "--label", LABEL, "--pin", "1234", "--so-pin", "5678");
            }
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
