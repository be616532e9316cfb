package org.aumbry.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.aumbry.crypto.Randomness;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Moves 100 MiB up and down through the running product, and through nginx over TLS with plain files, in turns and by
 * the same client (curl). Its lines beginning with "figure:" go to docs/performance-transfer.md.
 */
@AumbryTest
@Tag("bench")
class TransferBenchTests {

    private static final int ROUNDS = Integer.getInteger("aumbry.bench.rounds", 7);
    private static final int SIZE = (int) Uploads.MOST_BYTES;

    @Autowired
    private World world;

    @Autowired
    private Spaces spaces;

    @TempDir
    private Path folder;

    private Path file;

    @Test
    void aHundredMebibytesUpAndDown() throws IOException, InterruptedException {
        file = Files.write(folder.resolve("content"), new Randomness().bytes(SIZE));
        try (var nginx = PlainNginx.start(folder.resolve("nginx"))) {
            var browser = world.signIn(world.ana());
            for (var version : List.of("--http1.1", "--http2")) {
                var ours = new Series("aumbry " + version);
                var theirs = new Series("nginx " + version);
                for (int round = 0; round < ROUNDS; round++) {
                    theirs.up.add(curl(nginx::cpuSeconds, version, "-T", file.toString(), nginx.url() + "up" + round));
                    var address = created(browser);
                    ours.up.add(curl(TransferBenchTests::cpuSeconds, upload(version, browser, address)));
                    theirs.down.add(curl(nginx::cpuSeconds, version, nginx.url() + "up" + round));
                    ours.down.add(curl(TransferBenchTests::cpuSeconds,
                            download(version, browser, document(browser, address))));
                }
                report("upload " + version, ours.up, theirs.up);
                report("download " + version, ours.down, theirs.down);
            }
        }
    }

    /** What one transfer took. */
    private record Took(double seconds, double cpuSeconds) {}

    private record Series(String name, List<Took> up, List<Took> down) {
        Series(String name) {
            this(name, new ArrayList<>(), new ArrayList<>());
        }
    }

    private interface Cpu {
        double seconds() throws IOException;
    }

    private String created(Browser browser) {
        var drive = world.as(world.ana(), spaces::privateDrive).id();
        var metadata = "filename " + base64("bench " + System.nanoTime() + ".bin") + ",space "
                + base64(drive.toString());
        var answer = browser.send(browser.request("/api/v1/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", String.valueOf(SIZE))
                .header("Upload-Metadata", metadata)
                .header("X-CSRF-Token", browser.formToken())
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.header("Location").orElseThrow();
    }

    private static String document(Browser browser, String address) {
        var answer = browser.send(browser.request(address)
                .header("Tus-Resumable", "1.0.0")
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        return answer.header("Aumbry-Document").orElseThrow();
    }

    private String[] upload(String version, Browser browser, String address) {
        return new String[] {
            version, "-X", "PATCH", "-T", file.toString(),
            "-H", "Tus-Resumable: 1.0.0", "-H", "Upload-Offset: 0", "-H",
            "Content-Type: application/offset+octet-stream",
            "-H", "X-CSRF-Token: " + browser.formToken(), "-b", "__Host-aumbry=" + browser.sessionCookie(),
            world.base() + address
        };
    }

    private String[] download(String version, Browser browser, String document) {
        return new String[] {
            version, "-b", "__Host-aumbry=" + browser.sessionCookie(),
            world.base() + "/api/v1/documents/" + document + "/content"
        };
    }

    private Took curl(Cpu cpu, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("curl", "-sSk", "--fail", "-o", "/dev/null", "-H", "Expect:", "-w",
                "%{time_total} %{size_upload} %{size_download}"));
        command.addAll(List.of(arguments));
        double before = cpu.seconds();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes()).strip();
        assertThat(process.waitFor()).as(said).isZero();
        var words = said.split(" ");
        assertThat(Math.max(Long.parseLong(words[1]), Long.parseLong(words[2]))).isEqualTo(SIZE);
        return new Took(Double.parseDouble(words[0]), cpu.seconds() - before);
    }

    private static void report(String what, List<Took> ours, List<Took> theirs) {
        double mine = median(ours, false);
        double other = median(theirs, false);
        System.out.printf(Locale.ROOT,
                "figure: %s of 100 MiB, median of %d: Aumbry %.3f s and %.3f s CPU, nginx %.3f s and"
                        + " %.3f s CPU; throughput ratio %.2f, best %.3f s against %.3f s%n",
                what.replace("--", ""), ours.size(), mine, median(ours, true), other, median(theirs, true),
                other / mine,
                best(ours), best(theirs));
    }

    private static double median(List<Took> taken, boolean cpu) {
        var sorted = taken.stream().mapToDouble(took -> cpu ? took.cpuSeconds() : took.seconds()).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double best(List<Took> taken) {
        return taken.stream().mapToDouble(Took::seconds).min().orElseThrow();
    }

    private static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
