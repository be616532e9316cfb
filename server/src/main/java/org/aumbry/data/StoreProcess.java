package org.aumbry.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import org.aumbry.crypto.Randomness;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The embedded database server in a process and a folder of its own: its superuser's password stays there. Servers log
 * in with what this process writes down for them, as with a server of somebody else.
 */
public final class StoreProcess implements AutoCloseable {

    /** Where servers find it, unless another port is set: it must be the same at each start. */
    private static final int USUAL_PORT = 5440;

    private static final String LOGINS = "logins";

    private final DataFolder folder;
    private final EmbeddedPostgres server;
    private final DatabaseSettings settings;
    private final CountDownLatch ended = new CountDownLatch(1);

    private StoreProcess(DataFolder folder, EmbeddedPostgres server, DatabaseSettings settings) {
        this.folder = folder;
        this.server = server;
        this.settings = settings;
    }

    /**
     * Starts the server, makes logins and databases where they are missing, and writes down how to log in.
     *
     * @throws CannotStartException when that fails, or a server of somebody else is set
     */
    public static StoreProcess start(DataFolder folder, Environment environment) {
        var set = Binder.get(environment).bindOrCreate("aumbry.database", DatabaseSettings.class);
        if (set.externalUrl().isPresent()) {
            throw new CannotStartException("aumbry.database.url names a server of your own, so there is none to run"
                    + " here: start the store without it.");
        }
        var settings = set.port() == 0 ? set.onPort(USUAL_PORT) : set;
        var secrets = PostgresSecrets.in(folder, new Randomness());
        var server = new EmbeddedPostgres(folder, secrets, settings);
        server.start();
        var store = new StoreProcess(folder, server, settings);
        try {
            new Bootstrap(server, settings, secrets).run();
            store.writeLogins(secrets);
            return store;
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    public int port() {
        return server.port();
    }

    /** Settings for a process that migrates and makes networks: the owner's login and that of requests. */
    public Path workersLogins() {
        return folder.path().resolve(LOGINS).resolve("worker.yaml");
    }

    /** Settings for a process that answers people: the login of requests alone. */
    public Path webLogins() {
        return folder.path().resolve(LOGINS).resolve("web.yaml");
    }

    /** Until it is closed. */
    public void await() throws InterruptedException {
        ended.await();
    }

    private void writeLogins(PostgresSecrets secrets) {
        folder.folder(LOGINS);
        var common = "# Written by ./aumbry store at each start.\naumbry:\n  database:\n    url: "
                + server.url(Databases.CONTROL) + "\n    user: " + settings.user() + "\n    password: " + secrets.user()
                + "\n";
        write(webLogins(), common);
        write(workersLogins(),
                common + "    owner: " + settings.owner() + "\n    owner-password: " + secrets.owner() + "\n");
    }

    private static void write(Path file, String text) {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw DataFolder.unwritable(file, failed);
        }
    }

    @Override
    public void close() {
        server.close();
        ended.countDown();
    }
}
