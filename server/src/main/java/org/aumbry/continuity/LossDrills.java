package org.aumbry.continuity;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.TamperedException;
import org.springframework.stereotype.Service;

/** Losses that were tried or happened, each with what was measured, signed. */
@Service
public class LossDrills {

    private final LossDrillStore store;
    private final BackupCustody custody;
    private final Ids ids;
    private final Clock clock;

    LossDrills(LossDrillStore store, BackupCustody custody, Ids ids, Clock clock) {
        this.store = store;
        this.custody = custody;
        this.ids = ids;
        this.clock = clock;
    }

    /** What was measured. */
    public record Measured(Instant begunAt, Duration took, Duration lost, boolean holds, String said) {}

    /** Newest first. */
    public List<LossDrill> newest(int limit) {
        return store.newest(Math.clamp(limit, 1, 200));
    }

    /** Puts a loss on record. */
    public LossDrill record(LossDrill.Kind kind, Measured measured) {
        var drill = new LossDrill(
                ids.next(), kind, measured.begunAt(), measured.took(), measured.lost(), measured.holds(),
                measured.said(), null);
        var signed = new LossDrill(
                drill.id(), kind, drill.begunAt(), drill.took(), drill.lost(), drill.holds(), drill.said(),
                report(drill));
        store.add(signed);
        return signed;
    }

    /** Signs what was put on record where no key was: by a promotion. */
    void signWaiting() {
        store.unsigned().forEach(drill -> store.sign(drill.id(), report(drill)));
    }

    /** The newest of each kind. */
    List<LossDrill> newestOfEach() {
        return store.newestOfEach();
    }

    long count(LossDrill.Kind kind) {
        return store.count(kind);
    }

    /** As exactly as the database keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private String report(LossDrill drill) {
        return new String(SignedText.sign(lines(drill), custody), StandardCharsets.UTF_8);
    }

    private static List<String> lines(LossDrill drill) {
        return List.of(
                "aumbry loss drill v1",
                "drill " + drill.id(),
                "kind " + drill.kind().stored(),
                "begun " + drill.begunAt(),
                "took-millis " + drill.took().toMillis(),
                "lost-millis " + drill.lost().toMillis(),
                "said " + drill.said(),
                "holds " + drill.holds());
    }

    /** Whether its report is signed by this installation and says what the record says. */
    boolean signed(LossDrill drill) {
        var report = drill.report();
        if (report == null || !report.startsWith(String.join("\n", lines(drill)) + "\n")) {
            return false;
        }
        try {
            SignedText.read(report.getBytes(StandardCharsets.UTF_8), custody.signer());
            return true;
        } catch (TamperedException forged) {
            return false;
        }
    }
}
