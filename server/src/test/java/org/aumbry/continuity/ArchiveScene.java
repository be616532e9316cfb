package org.aumbry.continuity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.TestPaper;
import org.aumbry.data.ClusterHarness;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.TenantId;
import org.aumbry.testing.TestDataFolder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server with one network and its archive in three folders, of two places. */
final class ArchiveScene implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    final ClusterHarness server;
    final Path media = TestDataFolder.fresh();
    final List<Path> folders = new ArrayList<>();
    final TestPaper paper;
    final ArchiveStore store;
    final ArchiveStateStore state;
    final ArchiveSettings settings;
    private final java.util.function.Supplier<Archive> making;
    Archive archive;
    final TenantId tenant;
    final Path blobs;
    private Thread receiving;

    ArchiveScene(ClusterHarness server) throws IOException {
        this.server = server;
        var locations = new ArrayList<ArchiveSettings.Location>();
        for (var name : List.of("cellar", "cellar-too", "attic")) {
            var folder = Files.createDirectory(media.resolve(name));
            folders.add(folder);
            locations.add(new ArchiveSettings.Location(name, name.startsWith("cellar") ? "cellar" : "attic", folder,
                    null, false));
        }
        settings = new ArchiveSettings(locations, 3, 2, Duration.ofMillis(200), Duration.ofDays(1), Duration.ofDays(30),
                Duration.ofDays(90), Duration.ofDays(7), Duration.ofSeconds(60), 1 << 20, null);
        paper = new TestPaper(server.folder().resolve("keys"));
        store = new ArchiveStore(server.control());
        state = new ArchiveStateStore(server.control());
        blobs = Files.createDirectories(server.folder().resolve("blobs"));
        var clock = Clock.systemUTC();
        var randomness = new Randomness();
        var keys = new Generations.Keys(paper.custody(), paper.kms(), randomness, new Ids(clock, randomness));
        making = () -> new Archive(
                server.access(), settings, store, keys, new FolderBlobs(blobs, clock), Egress.UNLIMITED, clock);
        archive = making.get();
        tenant = server.newTenant();
        server.asOwner(tenant, "create table note (number integer primary key, text text)");
        receiving = Thread.ofPlatform().daemon().start(archive.receiver());
        await(archive::begun);
    }

    /** Stops archiving; the server goes on. */
    void pause() {
        archive.receiver().stop();
        try {
            receiving.join(Duration.ofSeconds(20));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Archives again, as a program that was started anew. */
    void resume() {
        archive = making.get();
        receiving = Thread.ofPlatform().daemon().start(archive.receiver());
        await(archive::begun);
    }

    void write(int number, String text) {
        server.asOwner(tenant, "insert into note values (" + number + ", '" + text + "')");
    }

    Path addBlob(byte[] bytes) throws IOException {
        var id = UUID.randomUUID().toString();
        var shelf = Files.createDirectories(
                blobs.resolve(tenant.toString()).resolve(id.substring(id.length() - 2)));
        return Files.write(shelf.resolve(id), bytes);
    }

    /** Waits until everything that was committed by now is archived. */
    void settle() {
        var now = Instant.now();
        await(() -> {
            var caught = archive.receiver().caughtUpAt();
            return caught != null && caught.isAfter(now);
        });
    }

    static void await(java.util.function.BooleanSupplier reached) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not come to this within " + PATIENCE);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }

    JdbcClient control() {
        return server.control();
    }

    ColdStart.Request request(Path from, Path into, Instant at) {
        return new ColdStart.Request(List.of(Media.folder(from)), paper.sheet(), into, at, null, false);
    }

    @Override
    public void close() {
        pause();
        server.close();
        TestDataFolder.delete(media);
    }
}
