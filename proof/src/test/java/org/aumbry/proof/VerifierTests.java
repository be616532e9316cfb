package org.aumbry.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.aumbry.proof.SampleJournal.Signer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole journals verify; whatever is done to one is found, a thousand times of each kind. */
@Tag("slow")
class VerifierTests {

    private static final int TIMES = Integer.getInteger("tampers", 1000);
    private static final int SIZE = 60;

    private final Random random = new Random(20_261_130);
    private final Signer network = new Signer(1);
    private final SampleJournal journal = new SampleJournal(SIZE);
    private final String kept = journal.head(network, 40);
    private final Trust trust = new Trust(List.of(network.key()), List.of(kept), List.of());

    @Test
    void aWholeJournalHolds() throws IOException {
        var report = verify(journal.bundle(network), trust);

        assertThat(report.faults()).isEmpty();
        assertThat(report.facts()).contains(
                "The entries lead to the signed head; all 60 are in their order.",
                "The head that you kept of 40 entries is a part of this journal.",
                "Values of 60 entries: 60 opened as recorded, 0 erased, 0 not shown.");
    }

    @Test
    void journalsOfEverySizeWhereTilesBecomeFullHold() throws IOException {
        for (int size : List.of(0, 1, 2, 255, 256, 257, 65_535, 65_536, 65_537)) {
            var sized = new SampleJournal(size);
            var report = verify(sized.bundle(network), new Trust(List.of(network.key()), List.of(
                    sized.head(network, size), sized.head(network, size / 2)), List.of()));
            assertThat(report.faults()).as("size " + size).isEmpty();
            if (size > 0) {
                sized.leaves.get(random.nextInt(size))[20] ^= 1;
                assertThat(verify(sized.bundle(network.key(), new SampleJournal(size).head(network)), trust).holds())
                        .as("changed at size " + size).isFalse();
            }
        }
    }

    @Test
    void everyEditIsFound() throws IOException {
        found(copy -> {
            var leaf = copy.leaves.get(random.nextInt(SIZE));
            leaf[random.nextInt(leaf.length)] ^= (byte) (1 << random.nextInt(8));
        });
    }

    @Test
    void everyDeletionIsFound() throws IOException {
        found(copy -> {
            int at = random.nextInt(SIZE);
            copy.leaves.remove(at);
            copy.openings.remove(at);
        });
    }

    @Test
    void everyInsertionIsFound() throws IOException {
        found(copy -> {
            int at = random.nextInt(SIZE + 1);
            copy.leaves.add(at, SampleJournal.leaf(at, new byte[32]));
            copy.openings.add(at, new byte[0]);
        });
    }

    @Test
    void everyReorderingIsFound() throws IOException {
        found(copy -> {
            int a = random.nextInt(SIZE);
            int b = (a + 1 + random.nextInt(SIZE - 1)) % SIZE;
            java.util.Collections.swap(copy.leaves, a, b);
            java.util.Collections.swap(copy.openings, a, b);
        });
    }

    @Test
    void everyTruncationIsFound() throws IOException {
        found(copy -> {
            int left = random.nextInt(SIZE);
            copy.leaves.subList(left, SIZE).clear();
            copy.openings.subList(left, SIZE).clear();
        });
        var whole = journal.bundle(network);
        for (int i = 0; i < TIMES; i++) {
            var cut = Arrays.copyOf(whole, random.nextInt(whole.length));
            var report = verify(cut, trust);
            assertThat(report.holds()).as("cut at " + cut.length).isFalse();
            assertThat(report.faults()).as("cut at " + cut.length).noneMatch(fault -> fault.contains("entry -1"));
        }
    }

    @Test
    void everyHeadSignedAnewWithAnotherKeyIsFound() throws IOException {
        for (int i = 0; i < TIMES; i++) {
            var forger = new Signer(2 + i);
            var forged = random.nextBoolean()
                    ? journal.bundle(forger)
                    : journal.bundle(network.key(), journal.head(forger));
            assertThat(verify(forged, trust).holds()).isFalse();
            assertThat(verify(journal.bundle(forger), new Trust(List.of(), List.of(kept), List.of())).holds())
                    .as("the kept head alone betrays the other key").isFalse();
        }
    }

    /** Even whoever has the network's own key can't write history anew behind a head that somebody kept. */
    @Test
    void everyForkIsFoundByAKeptHead() throws IOException {
        for (int i = 0; i < TIMES; i++) {
            var forked = new SampleJournal(journal);
            int at = random.nextInt(40);
            forked.leaves.set(at, SampleJournal.leaf(at, new byte[32]));
            forked.openings.set(at, new byte[0]);
            var report = verify(forked.bundle(network), trust);
            assertThat(report.faults()).singleElement().asString().contains("written anew");
        }
    }

    @Test
    void everyReturnToAnOlderStateIsFoundByAKeptHead() throws IOException {
        for (int i = 0; i < TIMES; i++) {
            var older = new SampleJournal(random.nextInt(40));
            assertThat(verify(older.bundle(network), trust).faults()).singleElement().asString().contains("set back");
        }
    }

    @Test
    void everyChangedValueIsFound() throws IOException {
        for (int i = 0; i < TIMES; i++) {
            int at = random.nextInt(SIZE);
            var before = journal.openings.get(at);
            var changed = before.clone();
            changed[changed.length - 1 - random.nextInt(5)] ^= 1;
            journal.openings.set(at, changed);
            assertThat(verify(journal.bundle(network), trust).faults()).singleElement().asString()
                    .isEqualTo("The value of what in entry " + at + " is not the one that was recorded.");
            journal.openings.set(at, before);
        }
    }

    @Test
    void erasedValuesLeaveEverythingValid() throws IOException {
        journal.openings.replaceAll(opening -> java.nio.ByteBuffer.allocate(11)
                .putLong(java.nio.ByteBuffer.wrap(opening).getLong()).put((byte) Opening.ERASED).array());

        var report = verify(journal.bundle(network), trust);
        assertThat(report.faults()).isEmpty();
        assertThat(report.facts()).contains("Values of 60 entries: 0 opened as recorded, 60 erased, 0 not shown.");
    }

    @Test
    void damagedValuesAndMissingEntriesAreNamed() throws IOException {
        journal.openings.set(7, java.nio.ByteBuffer.allocate(11).putLong(7).put((byte) Opening.DAMAGED).array());
        journal.leaves.set(9, new byte[0]);

        assertThat(verify(journal.bundle(network.key(), new SampleJournal(SIZE).head(network)), trust).faults())
                .contains(
                        "Entry 9 is missing.",
                        "The values of entry 7 can't be opened though their key is there: they were changed.");
    }

    @Test
    void witnessesAreAskedFor() throws IOException {
        var witness = new Signer(77);
        var head = journal.head(network);
        var key = witness.key("witness.example/w1", Key.WITNESS);
        var asked = new Trust(List.of(network.key()), List.of(), List.of(key));
        var line = witness.cosignature("witness.example/w1", head, 1_700_000_000L);
        var old = witness.cosignature("witness.example/w1", journal.head(network, 5), 1_700_000_000L);

        assertThat(verify(journal.bundle(network.key(), head + line), asked).holds()).isTrue();
        assertThat(verify(journal.bundle(network.key(), head), asked).holds()).isFalse();
        assertThat(verify(journal.bundle(network.key(), head + old), asked).holds()).isFalse();
    }

    @Test
    void whatIsNoBundleIsNoBundle() throws IOException {
        for (var text : List.of("", "x", "aumbry.bundle/v1\n", "aumbry.bundle/v1\nKEY \u007f\u0000\u0000\u0000")) {
            assertThat(verify(text.getBytes(StandardCharsets.UTF_8), trust).holds()).as(text).isFalse();
        }
        var whole = journal.bundle(network);
        for (int i = 0; i < TIMES; i++) {
            var flipped = whole.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(verify(flipped, trust).holds()).isFalse();
        }
    }

    /** What is done to a copy of the journal, which is then shown under the true head. */
    @FunctionalInterface
    private interface Tamper {
        void with(SampleJournal copy);
    }

    private void found(Tamper tamper) throws IOException {
        var head = journal.head(network);
        for (int i = 0; i < TIMES; i++) {
            var copy = new SampleJournal(journal);
            tamper.with(copy);
            var report = verify(copy.bundle(network.key(), head), trust);
            assertThat(report.holds()).as("time " + i).isFalse();
            assertThat(report.faults().getFirst()).endsWith(".");
        }
    }

    private static Report verify(byte[] bundle, Trust trust) throws IOException {
        return new Verifier(trust).verify(() -> new ByteArrayInputStream(bundle));
    }
}
