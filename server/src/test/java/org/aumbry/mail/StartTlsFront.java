package org.aumbry.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Puts STARTTLS (RFC 3207) in front of a mail server that has none: greets, turns the connection into TLS, and from
 * then on
 * passes everything through.
 */
final class StartTlsFront implements AutoCloseable {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final ServerSocket door;
    private final int behind;
    private final SSLContext tls;
    private final Path certificate;
    private final AtomicInteger upgraded = new AtomicInteger();

    StartTlsFront(Path folder, int behind) {
        try {
            this.behind = behind;
            var store = folder.resolve("mail.p12");
            var made = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                            "-genkeypair", "-alias", "mail", "-keyalg", "EC", "-dname", "CN=localhost",
                            "-ext", "san=dns:localhost", "-storetype", "PKCS12", "-storepass", "changeit",
                            "-keystore", store.toString())
                    .redirectErrorStream(true)
                    .start();
            if (made.waitFor() != 0) {
                throw new IllegalStateException("keytool made no certificate");
            }
            var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
            certificate = folder.resolve("mail.pem");
            Files.writeString(certificate, "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(keys.getCertificate("mail").getEncoded())
                    + "\n-----END CERTIFICATE-----\n");
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            tls = SSLContext.getInstance("TLS");
            tls.init(managers.getKeyManagers(), null, null);
            door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::serve);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    Path certificate() {
        return certificate;
    }

    /** How many connections went on under TLS. */
    int upgraded() {
        return upgraded.get();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var plain = door.accept();
                Thread.ofVirtual().start(() -> greet(plain));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void greet(Socket plain) {
        try (plain) {
            var in = new BufferedReader(new InputStreamReader(plain.getInputStream(), StandardCharsets.US_ASCII));
            say(plain, "220 localhost");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("EHLO")) {
                    say(plain, "250-localhost\r\n250 STARTTLS");
                } else if (line.equals("STARTTLS")) {
                    say(plain, "220 go ahead");
                    pass((SSLSocket) tls.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true));
                    return;
                } else {
                    say(plain, "530 only after STARTTLS");
                }
            }
        } catch (IOException gone) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(SSLSocket outer) throws IOException {
        outer.setUseClientMode(false);
        outer.startHandshake();
        upgraded.incrementAndGet();
        try (var inner = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            readLine(inner.getInputStream());
            var back = Thread.ofVirtual().start(() -> copy(inner, outer));
            outer.getInputStream().transferTo(inner.getOutputStream());
            inner.shutdownOutput();
            back.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.close();
        } catch (IOException gone) {
            Thread.currentThread().interrupt();
        }
    }

    private static void readLine(InputStream in) throws IOException {
        for (int each = in.read(); each >= 0 && each != '\n'; each = in.read()) {
            Thread.onSpinWait();
        }
    }

    private static void say(Socket plain, String line) throws IOException {
        OutputStream out = plain.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
