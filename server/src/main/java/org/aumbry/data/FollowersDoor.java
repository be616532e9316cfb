package org.aumbry.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The door of the embedded server for stand-bys on other machines: at one address, for the machines named, with TLS 1.3
 * and the superuser's password, and for copying and following alone.
 */
record FollowersDoor(String address, List<String> from, Path certificate, Path key) {

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}([.][0-9]{1,3}){3}|[0-9a-fA-F:]{2,39}");
    private static final Pattern WIDTH = Pattern.compile("[0-9]{1,3}");
    private static final String CERTIFICATE = "followers.crt";
    private static final String KEY = "followers.key";

    /** The door that the settings want; empty when there is to be none. */
    static Optional<FollowersDoor> of(DatabaseSettings settings) {
        var wanted = settings.followers();
        if (wanted == null || wanted.address().isBlank()) {
            return Optional.empty();
        }
        var from = wanted.from() == null ? List.<String>of() : wanted.from();
        if (!ADDRESS.matcher(wanted.address()).matches() || from.isEmpty() || !from.stream().allMatch(
                FollowersDoor::narrow)) {
            throw new CannotStartException("aumbry.database.followers.address is an address of this machine, and"
                    + " followers.from lists those of the machines that follow, as 10.0.0.2 or 10.0.0.0/24.");
        }
        if (settings.port() == 0) {
            throw new CannotStartException("Followers must know the port: set aumbry.database.port too.");
        }
        return Optional.of(new FollowersDoor(
                wanted.address(),
                from,
                file(wanted.certificate(), "certificate"),
                file(wanted.key(), "key")));
    }

    /** An address, or a network that is not everybody. */
    private static boolean narrow(String typed) {
        var parts = typed.split("/", 2);
        return ADDRESS.matcher(parts[0]).matches()
                && (parts.length == 1 || WIDTH.matcher(parts[1]).matches() && Integer.parseInt(parts[1]) >= 8);
    }

    private static Path file(@Nullable Path named, String setting) {
        if (named == null || !Files.isReadable(named)) {
            throw new CannotStartException("aumbry.database.followers." + setting + " names a PEM file, which this user"
                    + " must be able to read" + (named == null ? "." : ": " + named + "."));
        }
        return named;
    }

    /** Puts the certificate and its key where the server, a user without rights, may read them and nobody else. */
    void open(Path home, ServerUser user) {
        copy(certificate, home.resolve(CERTIFICATE), user);
        copy(key, home.resolve(KEY), user);
    }

    private static void copy(Path from, Path to, ServerUser user) {
        try {
            Files.deleteIfExists(to);
            Files.createFile(to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
            user.own(to);
        } catch (IOException failed) {
            throw DataFolder.unwritable(to, failed);
        }
    }

    Map<String, String> options(Path home) {
        return Map.of(
                "listen_addresses", "127.0.0.1," + address,
                "ssl", "on",
                "ssl_cert_file", home.resolve(CERTIFICATE).toString(),
                "ssl_key_file", home.resolve(KEY).toString(),
                "ssl_min_protocol_version", "TLSv1.3");
    }

    /** Lines for {@code pg_hba.conf}: what does not come over TLS from those machines is answered nothing. */
    String rules() {
        return from.stream()
                .map(each -> each.contains("/") ? each : each + (each.contains(":") ? "/128" : "/32"))
                .map(each -> "hostssl replication postgres " + each + " scram-sha-256\n"
                        + "hostssl postgres postgres " + each + " scram-sha-256\n")
                .collect(Collectors.joining());
    }
}
