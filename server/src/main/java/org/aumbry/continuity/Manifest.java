package org.aumbry.continuity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.crypto.TamperedException;

/**
 * What a finished base backup is made of.
 *
 * @param endLsn from where in the log on it can be restored
 */
record Manifest(UUID generation, Instant endedAt, long endLsn, List<BaseBackup.Listed> parts) {

    private static final String FIRST_LINE = "aumbry archive manifest v1";

    byte[] encode(BackupCustody custody) {
        var lines = new ArrayList<>(List.of(
                FIRST_LINE,
                "generation " + generation,
                "ended " + endedAt,
                "end " + Lsn.text(endLsn)));
        parts.forEach(part -> lines.add(part.line()));
        return SignedText.sign(lines, custody);
    }

    static Manifest of(SignedText text) {
        if (!text.lines().getFirst().equals(FIRST_LINE)) {
            throw new TamperedException("a manifest of the archive");
        }
        return new Manifest(
                UUID.fromString(text.get("generation")),
                Instant.parse(text.get("ended")),
                Lsn.parse(text.get("end")),
                text.all("part").stream().map(Manifest::part).toList());
    }

    private static BaseBackup.Listed part(String line) {
        var words = line.split(" ");
        return new BaseBackup.Listed(words[0], Long.parseLong(words[1]), words[2]);
    }
}
