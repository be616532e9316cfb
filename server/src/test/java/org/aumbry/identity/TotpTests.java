package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.aumbry.crypto.Secret;
import org.junit.jupiter.api.Test;

class TotpTests {

    private static final Secret RFC = Secret.ofText("12345678901234567890");

    /** RFC 6238, appendix B, SHA-1; the vectors have eight digits, of which six are ours. */
    @Test
    void thePublishedVectorsHold() {
        var vectors = new long[][] {
            {59, 94287082}, {1111111109, 7081804}, {1111111111, 14050471},
            {1234567890, 89005924}, {2000000000, 69279037}, {20000000000L, 65353130}
        };
        for (var vector : vectors) {
            long step = Totp.step(Instant.ofEpochSecond(vector[0]));
            assertThat(Totp.truncated(RFC, step) % 100_000_000).isEqualTo((int) vector[1]);
            assertThat(Totp.code(RFC, step)).isEqualTo(String.format(Locale.ROOT, "%06d", vector[1] % 1_000_000));
        }
    }

    /** RFC 4226, appendix D: the first ten values. */
    @Test
    void theCountersOfRfc4226Hold() {
        var codes = "755224 287082 359152 969429 338314 254676 287922 162583 399871 520489".split(" ");
        for (int i = 0; i < codes.length; i++) {
            assertThat(Totp.code(RFC, i)).isEqualTo(codes[i]);
        }
    }

    @Test
    void aCodeCountsNearItsTimeAndOnlyBehindTheLastStepUsed() {
        var now = Instant.ofEpochSecond(1234567890);
        long step = Totp.step(now);
        assertThat(Totp.matching(RFC, "005924", now, 0)).hasValue(step);
        assertThat(Totp.matching(RFC, "005 924", now, 0)).hasValue(step);
        assertThat(Totp.matching(RFC, "005924", now, step)).as("used").isEmpty();
        assertThat(Totp.matching(RFC, "005924", now.plusSeconds(30), 0)).hasValue(step);
        assertThat(Totp.matching(RFC, "005924", now.plusSeconds(60), 0)).isEmpty();
        assertThat(Totp.matching(RFC, "005924", now.minusSeconds(60), 0)).isEmpty();
        for (var wrong : new String[] {"", "0", "05924", "1005924", "5924", "abcdef"}) {
            assertThat(Totp.matching(RFC, wrong, now, 0)).as(wrong).isEmpty();
        }
    }

    /** RFC 4648, 10. */
    @Test
    void base32HasThePublishedForm() {
        assertThat(base32("")).isEmpty();
        assertThat(base32("f")).isEqualTo("MY");
        assertThat(base32("fo")).isEqualTo("MZXQ");
        assertThat(base32("foo")).isEqualTo("MZXW6");
        assertThat(base32("foob")).isEqualTo("MZXW6YQ");
        assertThat(base32("fooba")).isEqualTo("MZXW6YTB");
        assertThat(base32("foobar")).isEqualTo("MZXW6YTBOI");
    }

    private static String base32(String text) {
        return Base32.encode(text.getBytes(StandardCharsets.US_ASCII));
    }
}
