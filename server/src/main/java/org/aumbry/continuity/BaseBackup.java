package org.aumbry.continuity;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.aumbry.crypto.Hashes;
import org.aumbry.data.ClusterAccess;

/** Takes a base backup and cuts its tar into sealed parts. Beside it goes a list with a SHA-256 of each file. */
final class BaseBackup {

    private final ClusterAccess access;
    private final Copies copies;
    private final Parts parts;
    private final Clock clock;
    private final List<Listed> listed = new ArrayList<>();

    /** A part as the generation's list names it. */
    record Listed(String name, long bytes, String sha256) {

        String line() {
            return "part " + name + " " + bytes + " " + sha256;
        }
    }

    BaseBackup(ClusterAccess access, Copies copies, Parts parts, Clock clock) {
        this.access = access;
        this.copies = copies;
        this.parts = parts;
        this.clock = clock;
    }

    /** Runs to the end and says from where in the log on it can be restored. */
    long run(OpenGeneration generation, int rateKilobytes) throws SQLException, IOException {
        try (var connection = access.superuser("postgres");
                var tar = new Cutter(generation)) {
            var ended = new ClusterCopy(connection, rateKilobytes).run(tar);
            put(generation, "backup-manifest", ended.list());
            return ended.endLsn();
        }
    }

    /** Seals one more thing into the generation. */
    void put(OpenGeneration generation, String shortName, byte[] plain) throws IOException {
        var name = Generation.FOLDER + generation.id() + "/" + shortName;
        var sealed = parts.seal(generation.id(), generation.key(), name, clock.instant(), plain);
        copies.put(name, sealed);
        listed.add(new Listed(name, sealed.length, HexFormat.of().formatHex(Hashes.sha256(sealed))));
    }

    List<Listed> listed() {
        return List.copyOf(listed);
    }

    /** Cuts a stream into parts. */
    private final class Cutter extends OutputStream {

        private final OpenGeneration generation;
        private final byte[] buffer = new byte[Parts.MOST_BYTES];
        private int filled;
        private int number;

        Cutter(OpenGeneration generation) {
            this.generation = generation;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int at = 0; at < length; ) {
                int count = Math.min(length - at, buffer.length - filled);
                System.arraycopy(bytes, offset + at, buffer, filled, count);
                filled += count;
                at += count;
                if (filled == buffer.length) {
                    cut();
                }
            }
        }

        private void cut() throws IOException {
            put(generation, String.format(Locale.ROOT, "base/%06d", ++number), Arrays.copyOf(buffer, filled));
            filled = 0;
        }

        /** The rest, once; the tar closes what it writes to, and so do we. */
        @Override
        public void close() throws IOException {
            if (filled > 0) {
                cut();
            }
        }
    }
}
