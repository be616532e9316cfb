package org.aumbry.continuity;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.aumbry.crypto.Hashes;

/**
 * Copies a running server's files over an ordinary connection, as a base backup (PostgreSQL 18, 25.3.4 "Making a Base
 * Backup Using the Low Level API"). What it leaves out is what that chapter says may be left out.
 *
 * <p>The server's own command for this, BASE_BACKUP, answers in a form that the driver does not take.
 */
final class ClusterCopy {

    private static final String FILES = """
            with recursive file as (
                select name as path, stat.isdir as folder, stat.size as bytes
                  from pg_ls_dir('.', true, false) as name,
                       pg_stat_file(name, true) as stat
                 union all
                select file.path || '/' || name, stat.isdir, stat.size
                  from file,
                       pg_ls_dir(file.path, true, false) as name,
                       pg_stat_file(file.path || '/' || name, true) as stat
                 where file.folder
                   and file.path not in ('pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial',
                                         'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans')
            )
            select path, folder, bytes
              from file
             where folder is not null
             order by path = 'global/pg_control', path
            """;

    private static final String READ = "select pg_read_binary_file(?, ?, ?, true)";
    private static final String START = "select pg_backup_start('aumbry', true) - '0/0'::pg_lsn";
    private static final String STOP = "select lsn - '0/0'::pg_lsn, labelfile from pg_backup_stop(false)";
    private static final Pattern LEFT_OUT = Pattern.compile(
            "(postmaster\\.(pid|opts)|current_logfiles.*|backup_label.*|.*/?pgsql_tmp.*|.*/pg_internal\\.init.*"
                    + "|(standby|recovery)\\.signal)");
    private static final int PIECE_BYTES = 1 << 20;
    private static final int SECOND_MILLIS = 1000;

    private final Connection connection;
    private final int rateKilobytes;
    private final List<String> hashes = new ArrayList<>();
    private final long startNanos = System.nanoTime();
    private final Progress progress;
    private long copiedBytes;
    private long allBytes;

    /** What a copy ended with: from where in the log on it is whole, and a list of its files with their SHA-256. */
    @SuppressWarnings("ArrayRecordComponent")
    record Ended(long endLsn, byte[] list) {}

    private record Entry(String path, boolean folder, long bytes) {}

    /** @param rateKilobytes how much is read in a second, at most */
    ClusterCopy(Connection connection, int rateKilobytes) {
        this(connection, rateKilobytes, (done, all) -> { });
    }

    /** @param progress is told bytes copied and bytes in all, after each megabyte */
    ClusterCopy(Connection connection, int rateKilobytes, Progress progress) {
        this.connection = connection;
        this.rateKilobytes = rateKilobytes;
        this.progress = progress;
    }

    /** Who wants to know how far a copy is. */
    @FunctionalInterface
    interface Progress {
        void at(long doneBytes, long allBytes);
    }

    /** Writes the files as a tar. */
    Ended run(OutputStream out) throws SQLException, IOException {
        number(START);
        try (var tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
                var read = connection.prepareStatement(READ)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            var all = entries();
            allBytes = all.stream().mapToLong(Entry::bytes).sum();
            for (var entry : all) {
                if (entry.folder()) {
                    tar.putArchiveEntry(new TarArchiveEntry(entry.path() + "/"));
                    tar.closeArchiveEntry();
                } else if (!LEFT_OUT.matcher(entry.path()).matches()) {
                    copy(entry, read, tar);
                }
            }
            return stop(tar);
        }
    }

    private Ended stop(TarArchiveOutputStream tar) throws SQLException, IOException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(STOP)) {
            row.next();
            long end = row.getLong(1);
            var label = row.getString(2).getBytes(StandardCharsets.UTF_8);
            var entry = new TarArchiveEntry("backup_label");
            entry.setSize(label.length);
            tar.putArchiveEntry(entry);
            tar.write(label);
            tar.closeArchiveEntry();
            list("backup_label", Hashes.sha256(label));
            return new Ended(end, String.join("\n", hashes).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A file that shrinks meanwhile is filled with zeros, one that grows is cut: the log brings both up to date. */
    private void copy(Entry entry, PreparedStatement read, TarArchiveOutputStream tar)
            throws SQLException, IOException {
        var header = new TarArchiveEntry(entry.path());
        header.setSize(entry.bytes());
        tar.putArchiveEntry(header);
        var digest = Hashes.sha256();
        for (long at = 0; at < entry.bytes(); at += PIECE_BYTES) {
            int length = (int) Math.min(PIECE_BYTES, entry.bytes() - at);
            var piece = java.util.Arrays.copyOf(piece(read, entry.path(), at, length), length);
            digest.update(piece);
            tar.write(piece);
            slow(length);
            progress.at(copiedBytes, allBytes);
        }
        tar.closeArchiveEntry();
        list(entry.path(), digest.digest());
    }

    private static byte[] piece(PreparedStatement read, String path, long at, int length) throws SQLException {
        read.setString(1, path);
        read.setLong(2, at);
        read.setLong(3, length);
        try (var row = read.executeQuery()) {
            byte[] bytes = row.next() ? row.getBytes(1) : null;
            return bytes == null ? new byte[0] : bytes;
        }
    }

    private void list(String path, byte[] sha256) {
        hashes.add("{ \"Path\": \"" + path + "\", \"Checksum\": \"" + HexFormat.of().formatHex(sha256) + "\" }");
    }

    /** Reads no faster than asked. */
    private void slow(int bytes) throws IOException {
        copiedBytes += bytes;
        long due = copiedBytes / 1024 * SECOND_MILLIS / rateKilobytes;
        long early = due - (System.nanoTime() - startNanos) / 1_000_000;
        if (early > 0) {
            try {
                Thread.sleep(early);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IOException("the program stops", stopping);
            }
        }
    }

    private List<Entry> entries() throws SQLException {
        var entries = new ArrayList<Entry>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(FILES)) {
            while (rows.next()) {
                entries.add(new Entry(rows.getString(1), rows.getBoolean(2), rows.getLong(3)));
            }
        }
        return entries;
    }

    private void number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
        }
    }
}
