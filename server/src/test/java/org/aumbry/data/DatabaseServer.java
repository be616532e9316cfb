package org.aumbry.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aumbry.crypto.Randomness;
import org.aumbry.testing.TestDataFolder;

/** A PostgreSQL server that belongs to no node of the product, with the settings people use. */
public final class DatabaseServer implements AutoCloseable {

    private final Path path = TestDataFolder.fresh();
    private final DataFolder folder = DataFolder.open(path);
    private final Databases databases;

    /** @param shards names of the databases that networks are placed on */
    public DatabaseServer(List<String> shards) {
        var named = new java.util.HashMap<String, String>();
        shards.forEach(shard -> named.put(shard, ""));
        var settings = new DatabaseSettings(
                null, "aumbry_owner", null, "aumbry_app", null, named, 2, 0, "aumbry", TestDataFolder.programs(),
                Map.of("max_connections", "120"), null);
        databases = Databases.reach(folder, settings, new Randomness());
    }

    /** What a node is told on its command line to use this server. */
    public List<String> options() {
        var secrets = PostgresSecrets.in(folder, new Randomness());
        return List.of(
                "--aumbry.database.url=" + Objects.requireNonNull(databases.server()).url(Databases.CONTROL),
                "--aumbry.database.owner-password=" + secrets.owner(),
                "--aumbry.database.password=" + secrets.user());
    }

    @Override
    public void close() {
        databases.close();
        folder.close();
        TestDataFolder.delete(path);
    }
}
