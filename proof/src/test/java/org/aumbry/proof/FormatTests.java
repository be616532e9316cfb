package org.aumbry.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Reads the file that another program wrote from {@code docs/formats} alone. */
class FormatTests {

    private static final String KEY = "aumbry/0190a000-0000-7000-8000-00000000000a+ae75da69+ASVDuS/"
            + "xCVURR2rcg2nbbdyTNmWhGXjdoUBO4QZsqVWd";

    @Test
    void theFileOfTheDescriptionHolds() throws IOException {
        var trust = new Trust(List.of(Key.parse(KEY).orElseThrow()), List.of(), List.of());
        var report = new Verifier(trust).verify(
                () -> Objects.requireNonNull(FormatTests.class.getResourceAsStream("/journal-v1.bundle")));

        assertThat(report.faults()).isEmpty();
        assertThat(report.facts()).contains(
                "The entries lead to the signed head; all 3 are in their order.",
                "Values of 2 entries: 2 opened as recorded, 0 erased, 0 not shown.");
    }
}
