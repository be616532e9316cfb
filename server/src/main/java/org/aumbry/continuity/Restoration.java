package org.aumbry.continuity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.aumbry.crypto.SealingKey;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.DataFolder;
import org.aumbry.data.RecoveredCluster;
import org.jspecify.annotations.Nullable;

/** Brings the databases of a moment back into an empty folder and starts a server on them there. */
final class Restoration {

    private static final Duration PATIENCE = Duration.ofHours(6);

    private final ArchiveReader reader;
    private final KeySource keys;
    private final Consumer<String> say;

    /** Opens the key of a generation: with the paper, or with what the installation still has. */
    @FunctionalInterface
    interface KeySource {

        /** The caller closes it. */
        SealingKey of(Generation generation);
    }

    /**
     * Where in the history the restore ends.
     *
     * @param at a moment: what was committed before it is there; null when {@code name} says where
     * @param name of a mark in the log; null when {@code at} says where; both null: the newest there is
     */
    record Target(@Nullable Instant at, @Nullable String name) {

        static final Target NEWEST = new Target(null, null);

        static Target time(Instant at) {
            return new Target(at, null);
        }

        static Target mark(String name) {
            return new Target(null, name);
        }

        Map<String, String> options() {
            if (at != null) {
                // This setting is read before names of time zones are known, "Z" among them.
                var text = at.toString().replace('T', ' ').replace("Z", "+00");
                return Map.of("recovery_target_time", text, "recovery_target_inclusive", "off",
                        "recovery_target_action", "promote");
            }
            return name == null ? Map.of()
                    : Map.of("recovery_target_name", name, "recovery_target_action", "promote");
        }
    }

    Restoration(ArchiveReader reader, KeySource keys, Consumer<String> say) {
        this.reader = reader;
        this.keys = keys;
        this.say = say;
    }

    /** The newest finished generation that can lead to the target. */
    Generation choose(Target target) throws IOException {
        @Nullable Generation chosen = null;
        for (var generation : reader.generations()) {
            var manifest = reader.manifest(generation.id());
            if (manifest.isPresent()
                    && (target.at() == null || manifest.get().endedAt().isBefore(target.at()))) {
                chosen = generation;
            }
        }
        if (chosen == null) {
            throw new CannotStartException("The archive holds no finished base backup"
                    + (target.at() == null ? "." : " from before " + target.at() + "."));
        }
        return chosen;
    }

    /**
     * Restores the databases into the folder, starts the server and waits until the target is reached. The caller
     * closes it.
     *
     * @param programs where the server's programs are, or shall be, unpacked
     */
    RecoveredCluster start(Generation generation, Target target, Path folder, Path programs) throws IOException {
        DataFolder.open(folder).close();
        unpack(generation, folder);
        // Whoever followed the server that was archived does not follow this one.
        RecoveredCluster.takesWritesAlone(folder);
        var restored = folder.resolve("postgres/restore-wal");
        writeLog(generation, restored);
        Files.createFile(RecoveredCluster.clusterOf(folder).resolve("recovery.signal"));
        var options = new HashMap<>(target.options());
        options.put("restore_command", "cp '" + restored + "/%f' '%p'");
        options.put("recovery_target_timeline", "current");
        say.accept("Replaying the log ...");
        var cluster = RecoveredCluster.start(folder, programs, options);
        try {
            cluster.awaitWritable(PATIENCE);
            deleteFolder(restored);
            return cluster;
        } catch (SQLException | RuntimeException failed) {
            cluster.close();
            throw new CannotStartException("The wanted moment can't be reached: the archive's log may end before it ("
                    + failed.getMessage() + ").", failed);
        }
    }

    /** Files beside the databases, by their names in the data folder. */
    Map<String, byte[]> files(Generation generation) throws IOException {
        try (var key = keys.of(generation)) {
            return FilesInDataFolder.unpack(reader.open(generation.folder() + "files", key));
        }
    }

    private void unpack(Generation generation, Path folder) throws IOException {
        var manifest = reader.manifest(generation.id()).orElseThrow();
        var passwords = files(generation).get(FilesInDataFolder.PASSWORDS);
        if (passwords == null) {
            throw new CannotStartException("The archive lacks the passwords of the databases.");
        }
        RecoveredCluster.keepSecrets(folder, passwords);
        makeFolders(folder);
        try (var key = keys.of(generation)) {
            var base = manifest.parts().stream().filter(part -> part.name().contains("/base/")).toList();
            say.accept("Unpacking " + base.size() + " parts of the base backup of " + generation.begunAt() + " ...");
            var unpacker = new Unpacker(RecoveredCluster.clusterOf(folder));
            unpacker.run(base.stream().map(BaseBackup.Listed::name).toList(), name -> reader.open(name, key));
            unpacker.compare(reader.open(generation.folder() + "backup-manifest", key));
        }
    }

    /** The log lies in a folder of its own, as {@code data.Cluster} makes it. */
    static void makeFolders(Path folder) throws IOException {
        var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        var cluster = RecoveredCluster.clusterOf(folder);
        Files.createDirectories(folder.resolve("postgres"), ours);
        Files.createDirectory(folder.resolve("postgres/wal"), ours);
        Files.createDirectory(cluster, ours);
        Files.createSymbolicLink(cluster.resolve("pg_wal"), folder.resolve("postgres/wal").toAbsolutePath());
    }

    /** Writes the segments of this generation and of those after it, as far as their line of history is the same. */
    private void writeLog(Generation from, Path to) throws IOException {
        Files.createDirectories(to);
        long next = Lsn.segment(from.startLsn());
        boolean reached = false;
        int written = 0;
        for (var generation : reader.generations()) {
            reached |= generation.id().equals(from.id());
            if (!reached || generation.timeline() != from.timeline()
                    || !generation.installation().equals(from.installation())) {
                continue;
            }
            try (var key = new OpenLate(generation)) {
                for (var segment : reader.log(generation.id(), from.timeline()).tailMap(next).entrySet()) {
                    if (segment.getKey() != next || !key.usable()) {
                        break;
                    }
                    var name = Lsn.fileName(from.timeline(), segment.getKey());
                    boolean whole = writeSegment(to.resolve(name), segment.getValue(), key.key());
                    written++;
                    if (!whole) {
                        break;
                    }
                    next++;
                }
            }
        }
        say.accept("Fetched " + written + " segments of the log");
    }

    /** The key of a later generation, when it can be had; a drill has the newest one's only. */
    private final class OpenLate implements AutoCloseable {

        private final @Nullable SealingKey key;

        OpenLate(Generation generation) {
            @Nullable SealingKey opened;
            try {
                opened = keys.of(generation);
            } catch (CannotStartException notOurs) {
                opened = null;
            }
            this.key = opened;
        }

        boolean usable() {
            return key != null;
        }

        SealingKey key() {
            if (key == null) {
                throw new IllegalStateException("the key of a generation is not here");
            }
            return key;
        }

        @Override
        public void close() {
            if (key != null) {
                key.close();
            }
        }
    }

    /** @return whether the segment is whole; a log that ends in its middle is filled with zeros */
    private boolean writeSegment(Path file, List<String> names, SealingKey key) throws IOException {
        for (var name : names) {
            if (!name.contains(".")) {
                Files.write(file, reader.open(name, key));
                return true;
            }
        }
        var bytes = new byte[Lsn.SEGMENT_BYTES];
        int filled = 0;
        for (var name : names.stream().sorted().toList()) {
            var range = name.substring(name.lastIndexOf('.') + 1).split("-");
            int from = Integer.parseInt(range[0], 16);
            int to = Integer.parseInt(range[1], 16);
            if (from <= filled && to > filled) {
                System.arraycopy(reader.open(name, key), 0, bytes, from, to - from);
                filled = to;
            }
        }
        Files.write(file, Arrays.copyOf(bytes, bytes.length));
        return false;
    }

    /** Removes everything in the folder, which stays. */
    static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    static void deleteFolder(Path folder) throws IOException {
        empty(folder);
        Files.deleteIfExists(folder);
    }

    /** The generation with that number. */
    Generation generation(UUID id) throws IOException {
        return reader.generations().stream()
                .filter(generation -> generation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new CannotStartException("The archive holds no generation " + id + "."));
    }
}
