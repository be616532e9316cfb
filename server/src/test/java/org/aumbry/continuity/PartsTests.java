package org.aumbry.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.TamperedException;
import org.aumbry.crypto.TestPaper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTests {

    private static final String NAME = "generations/x/wal/000000010000000000000001";

    private final Randomness randomness = new Randomness();
    private final SealingKey key = SealingKey.generate(randomness);
    private final UUID generation = UUID.randomUUID();

    @TempDir
    private Path folder;

    private TestPaper paper;
    private Parts parts;

    @BeforeEach
    void keys() {
        paper = new TestPaper(folder);
        parts = new Parts(paper.custody(), randomness);
    }

    @Test
    void aPartGivesBackWhatWasSealedAtEverySize() {
        for (int size : new int[] {0, 1, 65_535, 65_536, 65_537, 200_000}) {
            var plain = randomness.bytes(size);
            var sealed = parts.seal(generation, key, NAME, Instant.EPOCH, plain);
            assertThat(Parts.open(sealed, NAME, key)).isEqualTo(plain);
            assertThat(Parts.whole(sealed)).isTrue();
            assertThat(Parts.header(sealed).generation()).isEqualTo(generation);
        }
    }

    @Test
    void everyFlippedBitIsFoundWithoutTheKeyAndWithIt() {
        var sealed = parts.seal(generation, key, NAME, Instant.EPOCH, randomness.bytes(900));
        var signer = HexFormat.of().parseHex(paper.custody().signer());
        int unnoticed = 0;
        int opened = 0;
        int body = sealed.length - 64;
        for (int bit = 0; bit < sealed.length * 8; bit += 31) {
            sealed[bit / 8] ^= (byte) (1 << bit % 8);
            unnoticed += Parts.signedBy(sealed, signer) ? 1 : 0;
            try {
                Parts.open(sealed, NAME, key);
                opened += bit / 8 < body ? 1 : 0;
            } catch (TamperedException refused) {
                // As it must be.
            }
            sealed[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertThat(unnoticed).isZero();
        assertThat(opened).isZero();
    }

    @Test
    void aPartUnderAnotherNameOrKeyIsRefused() {
        var sealed = parts.seal(generation, key, NAME, Instant.EPOCH, new byte[10]);
        assertThatThrownBy(() -> Parts.open(sealed, NAME + "1", key)).isInstanceOf(TamperedException.class);
        assertThatThrownBy(() -> Parts.open(sealed, NAME, SealingKey.generate(randomness)))
                .isInstanceOf(TamperedException.class);
    }

    @Test
    void aSignedTextIsItsSignersOrNobodys() {
        var bytes = SignedText.sign(List.of("aumbry test", "word one two", "word three"), paper.custody());
        var text = SignedText.read(bytes, paper.custody().signer());
        assertThat(text.all("word")).containsExactly("one two", "three");
        assertThatThrownBy(() -> SignedText.read(bytes, "00".repeat(32))).isInstanceOf(TamperedException.class);
        var random = new Random(3);
        for (int round = 0; round < 50; round++) {
            var bad = bytes.clone();
            bad[random.nextInt(bad.length - 1)] ^= (byte) (1 << random.nextInt(7));
            assertThat(SignedText.whole(bad) && new String(bad).equals(new String(bytes))).isFalse();
        }
    }

    @Test
    void placesInTheLogAndNamesOfItsFilesAreThoseOfTheServer() {
        assertThat(Lsn.parse("16/B374D848")).isEqualTo(0x16B374D848L);
        assertThat(Lsn.text(0x16B374D848L)).isEqualTo("16/B374D848");
        assertThat(Lsn.fileName(1, Lsn.segment(0x16B374D848L))).isEqualTo("0000000100000016000000B3");
        assertThat(Lsn.segmentOf("0000000100000016000000B3")).isEqualTo(0x16B3);
        assertThat(Lsn.timelineOf("0000000A00000016000000B3")).isEqualTo(10);
    }

    @Test
    void generationsGoWhenTheirTimeIsOverAndTheNewestProvenOneStays() {
        var now = Instant.parse("2026-06-30T00:00:00Z");
        var rows = new ArrayList<ArchiveStore.Row>();
        for (int day = 0; day < 120; day += 10) {
            rows.add(row(now.minus(Duration.ofDays(day)), day % 20 == 0));
        }
        var gone = Expiry.expired(rows, now, Duration.ofDays(30), Duration.ofDays(90));
        // The one of day 40 is proven and begins before the 30 days: what is older is not needed any more.
        assertThat(gone).containsExactlyElementsOf(rows.subList(5, 12));

        var unproven = rows.stream().map(row -> row(row.begunAt(), false)).toList();
        assertThat(Expiry.expired(unproven, now, Duration.ofDays(30), Duration.ofDays(90))).isEmpty();
        var onlyNewest = new ArrayList<>(unproven);
        onlyNewest.set(0, rows.getFirst());
        assertThat(Expiry.expired(onlyNewest, now, Duration.ofDays(30), Duration.ofDays(90)))
                .hasSize(2).allSatisfy(row -> assertThat(row.begunAt()).isBefore(now.minus(Duration.ofDays(90))));
    }

    private static ArchiveStore.Row row(Instant begun, boolean proven) {
        @Nullable Instant at = proven ? begun.plusSeconds(100) : null;
        return new ArchiveStore.Row(UUID.randomUUID(), begun, 1, 0, begun.plusSeconds(50), 1L, 1, 1, at, null);
    }
}
