package org.aumbry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of names that were known when the system's resolver is cut, in a process of its own. */
class KnownNamesTests {

    @TempDir
    private Path folder;

    @Test
    void namesThatWereKnownLeadOnWhileTheResolverIsCut() throws Exception {
        assertThat(run("as-the-program")).isEqualTo("keeps");
        assertThat(run("as-java")).as("or else they would not").isEqualTo("loses");
    }

    private String run(String how) throws Exception {
        var services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("java.net.spi.InetAddressResolverProvider"), CutResolver.class.getName() + "\n");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
                        "-Dsun.net.inetaddr.ttl=1", "-Dsun.net.inetaddr.negative.ttl=0", "-cp",
                        folder + ":target/classes:target/test-classes", CutResolver.class.getName(), how)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        try (var out = process.getInputStream()) {
            var said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }
}
