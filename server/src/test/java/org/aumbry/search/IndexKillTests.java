package org.aumbry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.lucene.index.CheckIndex;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.SealingKey;
import org.aumbry.kernel.AccessClass;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes an index is killed without warning, again and again; nothing it committed is lost. */
@Tag("slow")
class IndexKillTests {

    private static final byte[] KEY = new byte[SealingKey.KEY_BYTES];
    private static final int KILLS = 8;

    @TempDir
    private Path folder;

    private static SealedDirectory directory(Path folder) throws IOException {
        var key = SealingKey.copyOf(KEY, RawKeyAccess.because("test"));
        return new SealedDirectory(folder, key, new Randomness(), new PageCache(4 << 20));
    }

    private static SearchDocument numbered(int number) {
        var id = new UUID(1, number);
        return new SearchDocument(
                "document", id, id, 1, new AccessClass(1), "number n" + number, "", "some words for n" + number,
                List.of(), List.of(), null, id, Instant.EPOCH, "en", "text");
    }

    /** Run in the child: adds one document after another, commits now and then, says so once that is durable. */
    static final class Writer {

        public static void main(String... arguments) throws IOException {
            var from = Integer.parseInt(arguments[1]);
            var dice = new Random(from);
            try (var index = new TenantIndex(directory(Path.of(arguments[0])))) {
                for (var number = from; ; number++) {
                    index.put(numbered(number));
                    if (dice.nextInt(20) == 0) {
                        index.refresh();
                        index.commit(Map.of("upto", Integer.toString(number)));
                        System.out.println(number);
                        System.out.flush();
                    }
                }
            }
        }
    }

    @Test
    void everyCommittedDocumentSurvivesEveryKill() throws IOException, InterruptedException {
        var dice = new Random(20261122);
        var acknowledged = -1;
        for (var kill = 0; kill < KILLS; kill++) {
            acknowledged = Math.max(acknowledged, writeAndKill(acknowledged + 1, 5 + dice.nextInt(60)));
            check(acknowledged);
        }
        assertThat(acknowledged).isGreaterThan(KILLS);
    }

    private int writeAndKill(int from, int commits) throws IOException, InterruptedException {
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                        System.getProperty("java.class.path"), Writer.class.getName(), folder.toString(),
                        Integer.toString(from))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var last = -1;
        try (var said = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (var i = 0; i < commits; i++) {
                last = Integer.parseInt(said.readLine());
            }
            child.toHandle().destroyForcibly();
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                last = line.isEmpty() ? last : Integer.parseInt(line);
            }
        }
        child.waitFor();
        return last;
    }

    private void check(int acknowledged) throws IOException {
        try (var directory = directory(folder);
                var check = new CheckIndex(directory)) {
            assertThat(check.checkIndex().clean).isTrue();
        }
        try (var index = new TenantIndex(directory(folder))) {
            assertThat(Integer.parseInt(index.remembered().get("upto"))).isGreaterThanOrEqualTo(acknowledged);
            assertThat(index.size()).isGreaterThanOrEqualTo(acknowledged + 1);
            for (var number = 0; number <= acknowledged; number += 7) {
                var found = index.answer(Question.of("\"number n" + number + "\""), new long[] {1}, Instant.EPOCH);
                assertThat(found.total()).isEqualTo(1);
            }
        }
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("pending_"))).isEmpty();
        }
    }
}
