package org.aumbry.blobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * An S3 server as a process of its own: S3Proxy, which the build fetches. Or, for a run by hand, one that is named by
 * {@code -Daumbry.s3.endpoint}, {@code .access-key} and {@code .secret-key}, for instance a Ceph cluster's.
 */
public final class ObjectServer implements AutoCloseable {

    private static final String JAR = "target/s3proxy/s3proxy.jar";
    private static final long START_SECONDS = 60;

    private final @Nullable String given = System.getProperty("aumbry.s3.endpoint");
    private final String accessKey = System.getProperty("aumbry.s3.access-key", "aumbry-test");
    private final String secretKey = System.getProperty("aumbry.s3.secret-key", "only for tests");
    private final int port = freePort();
    private final Path folder;
    private @Nullable Process process;

    /** @param folder where S3Proxy keeps what it is given */
    public ObjectServer(Path folder) {
        this.folder = folder;
        start();
    }

    boolean isOwn() {
        return given == null;
    }

    String endpoint() {
        return given == null ? "http://127.0.0.1:" + port : given;
    }

    void start() {
        if (!isOwn()) {
            return;
        }
        try {
            Files.createDirectories(folder.resolve("data"));
            var settings = Files.write(folder.resolve("s3proxy.conf"), List.of(
                    "s3proxy.endpoint=" + endpoint(), "s3proxy.authorization=aws-v4", "s3proxy.identity=" + accessKey,
                    "s3proxy.credential=" + secretKey, "jclouds.provider=filesystem-nio2",
                    "jclouds.filesystem.basedir=" + folder.resolve("data")));
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR, "--properties",
                            settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("s3proxy.log").toFile())
                    .start();
            awaitAnswer();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void awaitAnswer() throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < until) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
                return;
            } catch (IOException notYet) {
                try {
                    if (process == null || process.waitFor(100, TimeUnit.MILLISECONDS)) {
                        break;
                    }
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new IOException(stopped);
                }
            }
        }
        throw new IOException("S3Proxy did not start: " + Files.readString(folder.resolve("s3proxy.log")));
    }

    /** Ends the server at once; what it was given stays. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** A new bucket for copies. */
    public ObjectBucket.Address address() {
        var made = bucket();
        return new ObjectBucket.Address(
                endpoint(), "us-east-1", made.bucket(), "some/prefix/", accessKey, secretKey);
    }

    /** Puts other bytes in an object's place and leaves what is said about it. */
    public void damage(ObjectBucket.Address address, String name) {
        try (var client = client()) {
            var key = address.prefix() + name;
            var said = client.headObject(head -> head.bucket(address.bucket()).key(key)).metadata();
            client.putObject(
                    put -> put.bucket(address.bucket()).key(key).metadata(said), RequestBody.fromString("other"));
        }
    }

    /** Settings for a new bucket. */
    BucketSettings bucket() {
        var bucket = "aumbry-" + UUID.randomUUID();
        try (var client = client()) {
            client.createBucket(make -> make.bucket(bucket));
        }
        return settings(bucket, Map.of());
    }

    BucketSettings settings(String bucket, Map<String, BucketSettings.OfNetwork> networks) {
        return new BucketSettings(endpoint(), "us-east-1", bucket, "some/prefix/", accessKey, secretKey, networks);
    }

    S3Client client() {
        return S3Client.builder()
                .endpointOverride(java.net.URI.create(endpoint()))
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .forcePathStyle(true)
                .serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(5)))
                .build();
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
