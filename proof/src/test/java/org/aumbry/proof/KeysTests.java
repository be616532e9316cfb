package org.aumbry.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.aumbry.proof.SampleJournal.Signer;
import org.junit.jupiter.api.Test;

/** Keys of both kinds, and keys that follow one another. */
class KeysTests {

    private final SampleJournal journal = new SampleJournal(30);
    private final Signer first = new Signer(1);
    private final Signer second = Signer.ecdsa();
    private final Signer third = new Signer(3);

    @Test
    void aHeadSignedByAHardwareModuleHolds() throws IOException {
        assertThat(Key.parse(second.key().text())).hasValue(second.key());
        var file = journal.bundle(second);
        assertThat(check(file, second.key()).faults()).isEmpty();

        for (int bit = 0; bit < 8; bit++) {
            var head = journal.head(second);
            int at = head.lastIndexOf('=') > 0 ? head.length() - 12 - bit : head.length() - 10 - bit;
            char other = head.charAt(at) == 'A' ? 'B' : 'A';
            var changed = head.substring(0, at) + other + head.substring(at + 1);
            assertThat(check(journal.bundle(second.key(), changed), second.key()).holds()).isFalse();
        }
        assertThat(check(file, Signer.ecdsa().key()).holds()).as("somebody else's").isFalse();
    }

    @Test
    void whatIsNoKeyOfTheCurveIsNone() {
        var text = second.key().text();
        var wrong = second.key().key().clone();
        wrong[10] ^= 1;
        assertThat(Key.parse(new Key(SampleJournal.ORIGIN, Key.LOG_ECDSA, wrong).text())).isEmpty();
        assertThat(Key.parse(text.substring(0, text.length() - 4))).isEmpty();
    }

    @Test
    void whoeverNotedTheFirstKeyIsLedToTheLast() throws IOException {
        var successions = List.of(first.vouch(second.key(), 10), second.vouch(third.key(), 20));
        var file = journal.bundle(third.key(), successions, journal.head(third));

        for (var noted : List.of(first, second, third)) {
            var report = check(file, noted.key());
            assertThat(report.faults()).isEmpty();
        }
        var kept = new Trust(
                List.of(first.key()), List.of(journal.head(first, 8), journal.head(second, 15)), List.of());
        var report = new Verifier(kept).verify(() -> new ByteArrayInputStream(file));
        assertThat(report.faults()).isEmpty();
        assertThat(report.facts()).contains("The head that you kept of 15 entries is a part of this journal.");
    }

    @Test
    void aKeyThatNobodyVouchedForIsFound() throws IOException {
        var stranger = new Signer(9);
        for (var successions : List.of(
                List.<String>of(),
                List.of(stranger.vouch(third.key(), 10)),
                List.of(second.vouch(third.key(), 20)),
                List.of(first.vouch(second.key(), 10), first.vouch(third.key(), 20)),
                List.of(first.vouch(third.key(), 10).replace("\n10\n", "\n11\n")),
                List.of(first.vouch("aumbry/other", third.key(), 10)),
                List.of(first.vouch(second.key(), 20), second.vouch(third.key(), 10)))) {
            var file = journal.bundle(third.key(), successions, journal.head(third));
            assertThat(check(file, first.key()).holds()).as("" + successions).isFalse();
        }
        var file = journal.bundle(first.key(), List.of(first.vouch(second.key(), 10)), journal.head(first));
        assertThat(check(file, first.key()).holds()).as("signed by a key that was replaced").isFalse();
    }

    private static Report check(byte[] file, Key noted) throws IOException {
        return new Verifier(new Trust(List.of(noted), List.of(), List.of()))
                .verify(() -> new ByteArrayInputStream(file));
    }
}
