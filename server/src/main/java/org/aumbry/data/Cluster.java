package org.aumbry.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database cluster on disk: made once, with checksums, one sort order for every machine, and the write-ahead log in
 * a folder of its own.
 */
record Cluster(Path home, PostgresSecrets secrets) {

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final String VERSION_FILE = "PG_VERSION";
    private static final String VERSION = "18";

    Path path() {
        return home.resolve("cluster");
    }

    private Path wal() {
        return home.resolve("wal");
    }

    /** Makes the cluster when there is none, and refuses one of another version. */
    void prepare(Path initdb, ServerUser user) {
        if (!Files.exists(path().resolve(VERSION_FILE))) {
            make(initdb, user);
        }
        checkVersion();
    }

    /** Runs nothing of our surroundings but the path. */
    static void clean(ProcessBuilder process) {
        process.environment().keySet().removeIf(name -> !name.equals("PATH"));
        process.environment().put("LC_ALL", "C");
        process.directory(Path.of("/").toFile());
    }

    private void make(Path initdb, ServerUser user) {
        LOG.info("Making the database cluster in {}", path());
        PostgresBinaries.delete(path());
        PostgresBinaries.delete(wal());
        var password = home.resolve("initial-password");
        try {
            Files.deleteIfExists(password);
            Files.createFile(password,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, secrets.superuser());
            user.own(password);
            var process = new ProcessBuilder(user.command(List.of(
                    initdb.toString(),
                    "-D", path().toString(),
                    "--waldir=" + wal(),
                    "-U", EmbeddedPostgres.SUPERUSER,
                    "--pwfile=" + password,
                    "-A", "scram-sha-256",
                    "-E", "UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums",
                    "--no-instructions")));
            clean(process);
            var running = process.redirectErrorStream(true).start();
            running.getOutputStream().close();
            var output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (running.waitFor() != 0) {
                PostgresBinaries.delete(path());
                throw new CannotStartException("The database cluster could not be made in " + path() + ": "
                        + EmbeddedPostgres.lastLines(output.lines().toList())
                        + " Make room or correct the rights, then start again.");
            }
        } catch (IOException failed) {
            throw DataFolder.unwritable(home, failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new CannotStartException("The start was interrupted: start again.", hurried);
        } finally {
            PostgresBinaries.delete(password);
        }
    }

    private void checkVersion() {
        try {
            var found = Files.readString(path().resolve(VERSION_FILE)).strip();
            if (!found.equals(VERSION)) {
                throw new CannotStartException("The databases in " + path() + " were written by PostgreSQL " + found
                        + " and this Aumbry brings PostgreSQL 18: start the version of Aumbry that wrote them.");
            }
        } catch (IOException failed) {
            throw DataFolder.unwritable(path(), failed);
        }
    }
}
