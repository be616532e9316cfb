package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTests {

    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");

    private final Ids ids = new Ids(Clock.fixed(NOW, ZoneOffset.UTC), new Randomness());

    @Test
    void anIdCarriesVersionVariantAndTime() {
        var id = ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void tenThousandIdsOfOneMillisecondDifferAndRise() {
        var seen = new HashSet<UUID>();
        var last = ids.next().toString();
        for (int i = 0; i < 10_000; i++) {
            var next = ids.next();
            assertThat(seen.add(next)).isTrue();
            assertThat(next.toString()).isGreaterThan(last);
            last = next.toString();
        }
    }
}
