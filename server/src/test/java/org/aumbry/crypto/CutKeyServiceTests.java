package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.aumbry.testing.Crowd;
import org.aumbry.testing.CutLine;
import org.aumbry.testing.TestClock;
import org.aumbry.web.CountedEgress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line to the key service is cut: few wait for it, one tries it, and it is used again once it answers. */
class CutKeyServiceTests {

    private static final RawKeyAccess TEST = RawKeyAccess.because("test");
    private static final Duration WAIT = Duration.ofMillis(500);

    @TempDir
    private Path folder;

    private final SealingKey key = SealingKey.generate(new Randomness());
    private final CountedEgress egress = new CountedEgress();
    private final TestClock clock = new TestClock();
    private KmsDoubles doubles;
    private CutLine line;
    private WatchedKms kms;
    private byte[] wrapped;

    @BeforeEach
    void connect() throws IOException {
        doubles = new KmsDoubles();
        line = new CutLine(doubles.address().getPort());
        var token = Files.writeString(folder.resolve("token"), KmsDoubles.TOKEN + "\n");
        kms = new WatchedKms(
                new TransitKms(
                        new TransitSettings(
                                URI.create("http://127.0.0.1:" + line.port()), token, "transit", "aumbry", null),
                        WAIT, egress),
                clock);
        wrapped = kms.wrap(key, "network");
    }

    @AfterEach
    void disconnect() {
        line.close();
        doubles.close();
        key.close();
    }

    @Test
    void ofManyWhoNeedASilentServiceFewWaitAndLaterOnlyOne() {
        line.hush();
        int callers = line.callers();
        var crowd = Crowd.of(300, this::unwrap).letGo();
        assertThat(crowd.refused()).hasSize(300).allMatch(KmsUnavailableException.class::isInstance);
        assertThat(line.callers() - callers).isBetween(1, 64);
        assertThat(egress.machine().waiting()).isZero();
        assertThat(kms.health().answers()).isFalse();

        int known = line.callers();
        Crowd.of(100, this::unwrap).letGo();
        assertThat(line.callers()).as("nobody asks within the pause").isEqualTo(known);
        clock.advance(WatchedKms.PAUSE);
        Crowd.of(100, this::unwrap).letGo();
        assertThat(line.callers() - known).as("one tries it for all").isEqualTo(1);

        line.mend();
        clock.advance(WatchedKms.PAUSE);
        assertThat(unwrap()).isTrue();
        assertThat(Crowd.of(20, this::unwrap).letGo().refused()).isEmpty();
        assertThat(kms.health().answers()).isTrue();
        assertThat(egress.machine().answers()).isTrue();
    }

    @Test
    void theBeginningOfAnAnswerIsWaitedForNoLongerThanSilence() {
        line.stall();
        assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(this::unwrap);
        assertThat(egress.machine().silentSince()).isNotNull();
    }

    @Test
    void aServiceThatIsGoneIsUsedAgainOnceItIsBack() {
        line.refuse();
        assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(this::unwrap);
        line.mend();
        clock.advance(WatchedKms.PAUSE);
        assertThat(unwrap()).isTrue();
    }

    private boolean unwrap() {
        try (var opened = kms.unwrap(wrapped, "network")) {
            return java.util.Arrays.equals(opened.bytes(TEST), key.bytes(TEST));
        }
    }
}
