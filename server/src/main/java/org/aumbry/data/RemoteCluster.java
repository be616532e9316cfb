package org.aumbry.data;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** An embedded server that another process or machine runs, reached with the passwords of its data folder. */
public final class RemoteCluster {

    private final String host;
    private final int port;
    private final byte[] secretsFile;
    private final String password;

    private RemoteCluster(String host, int port, byte[] secretsFile, String password) {
        this.host = host;
        this.port = port;
        this.secretsFile = secretsFile;
        this.password = password;
    }

    /** @param secretsFile the content of {@code postgres-secrets} of its data folder */
    public static RemoteCluster at(String host, int port, byte[] secretsFile) {
        if (!host.matches("[A-Za-z0-9.:-]{1,253}") || port < 1 || port > 65_535) {
            throw new CannotStartException("The other server is named as host:port, for example 10.0.0.5:5440.");
        }
        try {
            var properties = new Properties();
            properties.load(new StringReader(new String(secretsFile, StandardCharsets.UTF_8)));
            var password = properties.getProperty("superuser", "");
            return new RemoteCluster(host, port, secretsFile.clone(), password);
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
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
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
                + " application_name=" + name + " sslmode=prefer keepalives_idle=5 keepalives_interval=2";
    }

    /** The server that a follower's file of {@link #connectionText} names. */
    public static RemoteCluster of(Path passwordFile) throws IOException {
        var words = Files.readString(passwordFile).strip().replace("\\:", "\t").split(":");
        if (words.length != 5) {
            throw new IOException("the file with the first server's password is not what was written");
        }
        return new RemoteCluster(words[0].replace('\t', ':'), Integer.parseInt(words[1]), new byte[0], words[4]);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
