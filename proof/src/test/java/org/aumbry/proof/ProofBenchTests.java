package org.aumbry.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aumbry.proof.SampleJournal.Signer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("bench")
class ProofBenchTests {

    private static final int ENTRIES = 1_000_000;
    private static final double MOST_SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void aMillionEntriesAreVerifiedWithinAMinute() throws IOException {
        var network = new Signer(1);
        var file = folder.resolve("journal.bundle");
        write(network, file);

        long start = System.nanoTime();
        var report = new Verifier(new Trust(List.of(network.key()), List.of(), List.of()))
                .verify(() -> new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        double seconds = (System.nanoTime() - start) / 1e9;

        assertThat(report.faults()).isEmpty();
        System.out.printf("figure: proof: %d entries of %d MB verified in %.1f s (at most %.0f)%n", ENTRIES,
                Files.size(file) / 1_000_000, seconds, MOST_SECONDS);
        assertThat(seconds).isLessThan(MOST_SECONDS);
    }

    private static void write(Signer network, Path file) throws IOException {
        var journal = new SampleJournal(ENTRIES);
        var tree = new RunningTree();
        var sha = new Sha256();
        journal.leaves.forEach(leaf -> tree.add(sha.leaf(leaf)));
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            journal.write(out, network.key(), network.head(ENTRIES, tree.root()));
        }
    }
}
