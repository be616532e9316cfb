package org.aumbry.continuity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.RecoveredCluster;
import org.aumbry.data.RemoteCluster;
import org.springframework.dao.DataAccessException;

/**
 * Putting a stand-by in the first server's place, timed and put on record: the first one is kept from taking writes,
 * now if it answers, else whenever it comes back.
 */
public final class Promotion {

    private static final Duration LAST_WORDS = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration STEP = Duration.ofMillis(50);
    private static final int ID_BYTES = 16;
    private static final String CONTROL = "aumbry_control";

    private Promotion() {}

    /**
     * What came of it.
     *
     * @param took until the new first server took writes
     * @param lost how old the newest work was that it had; that much, at most, is lost
     * @param fencedNow whether the old one answered and was kept from writes at once
     * @param fenced whether it refuses writes when it comes back
     * @param recorded whether that is on record in the databases
     */
    public record Outcome(Duration took, Duration lost, boolean fencedNow, boolean fenced, boolean recorded) {}

    /** Promotes a stand-by that another process runs from this folder. */
    public static Outcome run(Path folder) {
        long start = System.nanoTime();
        try (var standBy = RecoveredCluster.connectBeside(folder, "postgres")) {
            var begun = PromotionStore.now(standBy);
            boolean now = fenceNow(folder, standBy);
            var lost = now && PromotionStore.hasAll(standBy) ? Duration.ZERO : PromotionStore.behind(standBy);
            StandBy.promote(standBy);
            awaitWrites(standBy);
            var took = Duration.ofNanos(System.nanoTime() - start);
            boolean fenced = now || StandBy.fences(folder);
            var outcome = new Outcome(took, lost, now, fenced, false);
            return record(folder, begun, outcome);
        } catch (SQLException failed) {
            throw new CannotStartException(
                    "The stand-by in " + folder + " could not be promoted: " + failed.getMessage(), failed);
        }
    }

    /** Where the first server answers: no writes from now on, and its last ones are waited for. */
    private static boolean fenceNow(Path folder, Connection standBy) throws SQLException {
        var passwords = StandBy.passwordFile(folder);
        if (!Files.exists(passwords)) {
            return false;
        }
        try (var first = RemoteCluster.of(passwords).superuser("postgres")) {
            PromotionStore.fence(first, PromotionStore.name(standBy));
            long until = System.nanoTime() + LAST_WORDS.toNanos();
            long written = PromotionStore.written(first);
            while (PromotionStore.replayed(standBy) < written && System.nanoTime() < until) {
                pause();
            }
            return true;
        } catch (SQLException | IOException gone) {
            return false;
        }
    }

    private static void awaitWrites(Connection standBy) throws SQLException {
        long until = System.nanoTime() + LIMIT.toNanos();
        while (PromotionStore.inRecovery(standBy)) {
            if (System.nanoTime() > until) {
                throw new CannotStartException("The stand-by does not take writes yet; its log is in its folder.");
            }
            pause();
        }
    }

    private static Outcome record(Path folder, Instant begun, Outcome outcome) {
        var said = "The stand-by took writes after " + outcome.took().toMillis() + " ms; its newest work was "
                + outcome.lost().toMillis() + " ms old. The first server "
                + (outcome.fencedNow() ? "answered and was kept from writes at once."
                        : outcome.fenced() ? "was gone and refuses writes when it comes back."
                                : "was gone, and nothing keeps it from taking writes when it comes back.");
        try (var control = RecoveredCluster.connectBeside(folder, CONTROL)) {
            LossDrillStore.add(control, new LossDrill(
                    UUID.nameUUIDFromBytes(new Randomness().bytes(ID_BYTES)), LossDrill.Kind.DATABASE, begun,
                    outcome.took(), outcome.lost(),
                    outcome.fenced() && outcome.took().compareTo(LIMIT) < 0, said, null));
            return new Outcome(
                    outcome.took(), outcome.lost(), outcome.fencedNow(), outcome.fenced(), true);
        } catch (SQLException | DataAccessException unrecorded) {
            return outcome;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(STEP);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new CannotStartException("The promotion was interrupted: say it again.", hurried);
        }
    }
}
