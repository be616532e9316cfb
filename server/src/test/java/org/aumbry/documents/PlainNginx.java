package org.aumbry.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/**
 * An nginx of its own that keeps plain files and speaks TLS 1.3 with an ECDSA certificate: what to be measured
 * against.
 */
record PlainNginx(Process process, int port) implements AutoCloseable {

    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    static PlainNginx start(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("files"));
        Files.createDirectories(folder.resolve("temp"));
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
                "1",
                "-subj", "/CN=localhost", "-keyout", folder + "/key.pem", "-out", folder + "/cert.pem");
        int port = freePort();
        Files.writeString(folder.resolve("nginx.conf"), configuration(folder, port));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var process = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", folder + "/nginx.conf")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start();
        for (int i = 0; i < 100 && !answers(port); i++) {
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        return new PlainNginx(process, port);
    }

    String url() {
        return "https://localhost:" + port + "/";
    }

    /** User and system time of the one process that there is. */
    double cpuSeconds() throws IOException {
        var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS_PER_SECOND;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static String configuration(Path folder, int port) {
        return """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                    access_log off;
                    sendfile on;
                    client_body_temp_path %1$s/temp;
                    client_max_body_size 0;
                    server {
                        listen 127.0.0.1:%2$d ssl http2;
                        server_name localhost;
                        ssl_certificate %1$s/cert.pem;
                        ssl_certificate_key %1$s/key.pem;
                        ssl_protocols TLSv1.3;
                        root %1$s/files;
                        location / {
                            dav_methods PUT;
                        }
                    }
                }
                """.formatted(folder, port);
    }

    private static boolean answers(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void run(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
