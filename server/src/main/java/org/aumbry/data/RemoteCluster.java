package org.aumbry.data;

import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An embedded server that another process or machine runs, reached with the passwords of its data folder. */
public final class RemoteCluster {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    private final String host;
    private final int port;
    private final byte[] secretsFile;
    private final String password;
    private final @Nullable Path certificate;

    private RemoteCluster(
            String host, int port, byte[] secretsFile, String password, @Nullable Path certificate) {
        this.host = host;
        this.port = port;
        this.secretsFile = secretsFile;
        this.password = password;
        this.certificate = certificate;
    }

    /** On this machine, or at the end of a tunnel. */
    public static RemoteCluster at(String host, int port, byte[] secretsFile) {
        return at(host, port, secretsFile, null);
    }

    /**
     * On this machine or on another one.
     *
     * @param secretsFile the content of {@code postgres-secrets} of its data folder
     * @param certificate PEM file with its certificate, or its authority's, made out for this host; may be missing for
     *     this machine only, as nothing else tells whom one talks to
     */
    public static RemoteCluster at(String host, int port, byte[] secretsFile, @Nullable Path certificate) {
        if (!host.matches("[A-Za-z0-9.:-]{1,253}") || port < 1 || port > 65_535) {
            throw new CannotStartException("The other server is named as host:port, for example 10.0.0.5:5440.");
        }
        if (certificate == null && !LOOPBACK.contains(host)) {
            throw new CannotStartException("A server on another machine is followed over TLS only: name the file with"
                    + " its certificate with --certificate, see docs/operate/continuity.md.");
        }
        if (certificate != null && !Files.isReadable(certificate)) {
            throw new CannotStartException("The certificate can't be read: " + certificate + ".");
        }
        try {
            var properties = new Properties();
            properties.load(new StringReader(new String(secretsFile, StandardCharsets.UTF_8)));
            var password = properties.getProperty("superuser", "");
            if (password.isEmpty()) {
                throw new CannotStartException("The file with the passwords holds none for the superuser: it is"
                        + " postgres-secrets of the other data folder.");
            }
            return new RemoteCluster(host, port, secretsFile.clone(), password, certificate);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public Connection superuser(String database) throws SQLException {
        return ClusterAccess.connect(url(database), password, false);
    }

    public Connection replication() throws SQLException {
        return ClusterAccess.connect(url("postgres"), password, true);
    }

    private String url(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database + (certificate == null ? ""
                : "?sslmode=verify-full&sslrootcert="
                        + URLEncoder.encode(certificate.toAbsolutePath().toString(), StandardCharsets.UTF_8));
    }

    /** Content of the file with the passwords. */
    public byte[] secretsFile() {
        return secretsFile.clone();
    }

    /**
     * Writes the file that PostgreSQL's own programs read the password from, and gives what they are told of this
     * server.
     *
     * @param name how the follower calls itself
     */
    public String connectionText(Path passwordFile, String name) throws IOException {
        Files.deleteIfExists(passwordFile);
        Files.createFile(passwordFile,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, host.replace(":", "\\:") + ":" + port + ":*:" + EmbeddedPostgres.SUPERUSER + ":"
                + password + "\n");
        return "host=" + host + " port=" + port + " user=" + EmbeddedPostgres.SUPERUSER + " passfile=" + passwordFile
                + " application_name=" + name + tls(certificateBeside(passwordFile))
                + " keepalives_idle=5 keepalives_interval=2";
    }

    /** The certificate is copied to where the follower, a user without rights, may read it. */
    private String tls(Path copy) throws IOException {
        if (certificate == null) {
            Files.deleteIfExists(copy);
            return " sslmode=prefer";
        }
        Files.write(copy, Files.readAllBytes(certificate));
        return " sslmode=verify-full sslrootcert=" + copy
                + " ssl_min_protocol_version=TLSv1.3 channel_binding=require";
    }

    private static Path certificateBeside(Path passwordFile) {
        return passwordFile.resolveSibling("primary-certificate");
    }

    /** The server that a follower's file of {@link #connectionText} names. */
    public static RemoteCluster of(Path passwordFile) throws IOException {
        var words = Files.readString(passwordFile).strip().replace("\\:", "\t").split(":");
        if (words.length != 5) {
            throw new IOException("the file with the first server's password is not what was written");
        }
        var certificate = certificateBeside(passwordFile);
        return new RemoteCluster(
                words[0].replace('\t', ':'), Integer.parseInt(words[1]), new byte[0], words[4],
                Files.exists(certificate) ? certificate : null);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
