package org.aumbry.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that uploads is killed in the middle, again and again; a new one finds everything that was
 * acknowledged.
 */
@Tag("slow")
class BlobKillTests {

    private static final int KILLS = 25;
    private static final int MOST_LINES = 150;

    @TempDir
    private Path folder;

    private final String tenant = UUID.randomUUID().toString();
    private final String key = HexFormat.of().formatHex(new Randomness().bytes(32));
    private final Random moments = new Random(20_260_301);

    @Test
    void whatWasAcknowledgedBeforeAKillIsThereAndGoesOn() throws IOException, InterruptedException {
        int finished = 0;
        int continued = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            var told = uploadUntilKilled();
            assertThat(told).isNotEmpty();
            for (var line : told.entrySet()) {
                boolean whole = line.getValue() < 0;
                check(line.getKey(), line.getValue());
                finished += whole ? 1 : 0;
                continued += whole ? 0 : 1;
            }
        }
        System.out.println("figure: " + KILLS + " kills: " + finished + " finished blobs whole, " + continued
                + " uploads continued");
        assertThat(finished).isPositive();
        assertThat(continued).isPositive();
    }

    /** Upload to the last durable offset it told; -1 for those it told finished. */
    private Map<UUID, Long> uploadUntilKilled() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                        KilledUploads.class.getName(), folder.toString(), tenant, key)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int lines = 1 + moments.nextInt(MOST_LINES);
        var told = new HashMap<UUID, Long>();
        try (var out = process.inputReader()) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                var words = line.split(" ");
                if (words.length == 3 && words[0].matches("durable|finished")) {
                    told.put(UUID.fromString(words[1]), words[0].equals("finished") ? -1 : Long.parseLong(words[2]));
                    if (--lines == 0) {
                        process.toHandle().destroyForcibly();
                    }
                }
            }
        }
        process.waitFor();
        return told;
    }

    private void check(UUID id, long durable) throws IOException {
        var blobs = KilledUploads.fixture(folder, tenant, key);
        var name = new BlobName(blobs.tenant, id);
        var content = KilledUploads.content(id);
        if (!blobs.exists(name)) {
            assertThat(durable).as("finished means finished").isNotNegative();
            long offset = blobs.uploads.offset(name);
            assertThat(offset).isGreaterThanOrEqualTo(durable);
            var rest = new ByteArrayInputStream(Arrays.copyOfRange(content, (int) offset, content.length));
            blobs.uploads.append(name, offset, rest, content.length);
            assertThat(blobs.uploads.finish(name).sha256()).isEqualTo(Hashes.sha256(content));
        }
        assertThat(blobs.read(name)).isEqualTo(content);
        assertThat(Files.mismatch(blobs.path(name, 0), blobs.path(name, 1))).isEqualTo(-1);
    }
}
