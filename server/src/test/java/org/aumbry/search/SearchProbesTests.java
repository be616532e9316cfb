package org.aumbry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.NIOFSDirectory;
import org.aumbry.kernel.Permission;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Each probe holds in the running product, and turns when its control is broken. */
@AumbryTest
class SearchProbesTests {

    @Autowired
    private World world;

    @Autowired
    private CanaryProbe canaries;

    @Autowired
    private IndexAtRestProbe atRest;

    @Autowired
    private NetworksApartProbe apart;

    @Autowired
    private Indexes indexes;

    @Autowired
    private org.aumbry.access.Access access;

    @TempDir
    private Path folder;

    @Test
    void allHoldInTheRunningProductAndLeaveNothingBehind() {
        var quiet = world.network("Quiet", "Ana Quiet", "ana@quiet.example").tenant();
        int before = world.in(quiet, () -> indexes.use(live -> live.index().size()));
        assertThat(world.in(quiet, canaries::look).observed()).contains("planted 2 things");
        assertThat(world.in(quiet, canaries::look).holds()).isTrue();
        assertThat(world.in(quiet, atRest::look).holds()).isTrue();
        assertThat(world.globex()).isNotEqualTo(world.acme());
        assertThat(apart.look().holds()).isTrue();
        int after = world.in(quiet, () -> indexes.use(live -> live.index().size()));
        assertThat(after).isEqualTo(before);
    }

    /** A probe that takes too long is interrupted, wherever it is. */
    @Test
    void anInterruptedProbeKeepsNobodyFromSearching() throws Exception {
        var hasty = world.network("Hasty", "Ana Hasty", "ana@hasty.example").tenant();
        int before = world.in(hasty, () -> indexes.use(live -> live.index().size()));
        var planted = List.of(Canaries.of(Canaries.ONE, "hastyword", Instant.EPOCH));
        var probe = Thread.ofVirtual().start(() -> {
            try {
                world.in(hasty, () -> indexes.use(live -> live.withPlanted(planted, () -> {
                    Thread.currentThread().interrupt();
                    return true;
                })));
            } catch (RuntimeException interrupted) {
                // Whether this one is told is not asked here.
            }
        });
        assertThat(probe.join(Duration.ofSeconds(60))).isTrue();
        var after = CompletableFuture.supplyAsync(() -> world.in(hasty, () -> indexes.use(live -> {
            live.commitNow();
            return live.index().size();
        })));
        assertThat(after.get(60, TimeUnit.SECONDS)).isEqualTo(before);
    }

    @Test
    void nobodyIsInTheClassesOfCanaries() {
        var classes = world.as(world.ana(), who -> access.of(who).classes(Permission.VIEW));
        assertThat(Arrays.stream(classes)).allMatch(each -> each >= 0);
    }

    /** An index that forgets to filter. */
    @Test
    void theCanaryProbeTurnsWhenClassesAreNotKept() throws IOException {
        assertThat(CanaryProbe.judge(classes -> 2, to -> {}).holds()).isFalse();
    }

    /** An index that filters, but by where things were. */
    @Test
    void theCanaryProbeTurnsWhenMovesDoNotHoldAtOnce() throws IOException {
        assertThat(CanaryProbe.judge(
                                classes -> (int) Arrays.stream(classes)
                                        .filter(each -> each == Canaries.ONE || each == Canaries.OTHER)
                                        .count(),
                                to -> {})
                        .holds())
                .isFalse();
    }

    @Test
    void theAtRestProbeTurnsOnAnOpenIndexAndOnAPlantedWord() throws IOException {
        try (var open = new NIOFSDirectory(folder);
                var writer = new IndexWriter(open, new IndexWriterConfig(new StandardAnalyzer()))) {
            var document = new Document();
            document.add(new TextField("text", "words", Field.Store.YES));
            writer.addDocument(document);
            writer.commit();
            assertThat(IndexAtRestProbe.judge(folder, "nowhere").holds()).isFalse();
        }
        var other = Files.createDirectory(folder.resolve("other"));
        Files.write(other.resolve("_0.cfs"), new byte[] {1, 2, 3, 4, 5});
        Files.writeString(other.resolve("segments_1"), "....qcanary....");
        assertThat(IndexAtRestProbe.judge(other, "qcanary").holds()).isFalse();
        assertThat(IndexAtRestProbe.judge(other, "absent").holds()).isTrue();
    }

    /** Two networks that share an index. */
    @Test
    void theNetworksProbeTurnsWhenIndexesAreShared() {
        assertThat(NetworksApartProbe.judge(3, (own, all) -> IntStream.range(0, all)
                                .mapToObj(each -> each == own || own == 1 && each == 2)
                                .toList())
                        .holds())
                .isFalse();
        assertThat(NetworksApartProbe.judge(2, (own, all) -> List.of(false, false)).holds()).isFalse();
    }
}
