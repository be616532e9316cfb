package org.aumbry.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the databases are.
 *
 * @param url JDBC address of the control database on a server of your own; absent: the embedded server
 * @param owner login that owns schemas and runs migrations; on a server of your own it needs {@code createrole}
 * @param ownerPassword its password; the embedded server has a generated one, and a node of the role {@code web} does
 *     without
 * @param user login that serves requests; owns nothing
 * @param password its password; the embedded server has a generated one
 * @param shards name to JDBC address; an empty address stands for the database {@code aumbry_shard_<name>} beside the
 *     control database
 * @param connections most connections that requests use at once, per shard
 * @param port the embedded server's port on the loopback address; 0 picks a free one at each start
 * @param systemUser whom the embedded server runs as when Aumbry itself runs as root
 * @param programs folder the embedded server's programs are unpacked in; absent: the data folder
 * @param options further settings of the embedded server, by their PostgreSQL names
 * @param followers stand-bys on other machines that may copy and follow the embedded server; absent: none
 */
@ConfigurationProperties("aumbry.database")
record DatabaseSettings(
        @Nullable String url,
        @DefaultValue("aumbry_owner") String owner,
        @Nullable String ownerPassword,
        @DefaultValue("aumbry_app") String user,
        @Nullable String password,
        @Nullable Map<String, String> shards,
        @DefaultValue("12") int connections,
        @DefaultValue("0") int port,
        @DefaultValue("aumbry") String systemUser,
        @Nullable Path programs,
        @Nullable Map<String, String> options,
        @Nullable Followers followers) {

    /**
     * Who follows the embedded server from another machine, over TLS alone.
     *
     * @param address of this machine at which followers are answered
     * @param from addresses of the followers, each as {@code 10.0.0.2} or {@code 10.0.0.0/24}
     * @param certificate PEM file with this server's certificate, made out for the address; followers have it too
     * @param key PEM file with its private key
     */
    record Followers(
            @DefaultValue("") String address,
            @Nullable List<String> from,
            @Nullable Path certificate,
            @Nullable Path key) {

        @Override
        public String toString() {
            return "followers at " + address;
        }
    }

    DatabaseSettings {
        shards = shards == null || shards.isEmpty() ? Map.of("1", "") : Map.copyOf(shards);
        options = options == null ? Map.of() : Map.copyOf(options);
        for (var name : shards.keySet()) {
            if (!name.matches("[a-z0-9_]{1,40}")) {
                throw new IllegalArgumentException("a shard's name is made of a-z, 0-9 and _: " + name);
            }
        }
    }

    Optional<String> externalUrl() {
        return Optional.ofNullable(url).filter(text -> !text.isBlank());
    }

    boolean hasOwnerPassword() {
        return ownerPassword != null && !ownerPassword.isBlank();
    }

    /** The same with the embedded server on that port. */
    DatabaseSettings onPort(int chosen) {
        return new DatabaseSettings(
                url, owner, ownerPassword, user, password, shards, connections, chosen, systemUser, programs, options,
                null);
    }

    @Override
    public String toString() {
        return "databases " + (externalUrl().isPresent() ? "on a server of your own" : "on the embedded server");
    }
}
