package org.aumbry.collectors;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.apache.tomcat.util.net.jsse.PEMFile;
import org.aumbry.web.tls.OwnCertificate;

/** Another system that collects: speaks TLS, and syslog frames or HTTP, whichever begins. */
final class Receiver implements AutoCloseable {

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final SSLServerSocket server;
    private final String authority;
    private volatile int status = 200;

    Receiver(Path folder) throws Exception {
        var text = OwnCertificate.pem();
        var pem = new PEMFile(Files.writeString(folder.resolve("receiver.pem"), text).toString());
        authority = text.substring(text.indexOf("-----BEGIN CERTIFICATE"));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("receiver", pem.getPrivateKey(), new char[0], pem.getCertificates().toArray(
                java.security.cert.Certificate[]::new));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = (SSLServerSocket) context.getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The certificate that it shows. */
    String authority() {
        return authority;
    }

    /** Lines or messages, in the order they came. */
    List<String> taken() {
        return taken;
    }

    /** Heads of HTTP requests. */
    List<String> heads() {
        return heads;
    }

    void answer(int next) {
        status = next;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = (SSLSocket) server.accept();
                Thread.ofVirtual().start(() -> take(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void take(SSLSocket accepted) {
        try (var socket = accepted; var in = new BufferedInputStream(socket.getInputStream())) {
            in.mark(1);
            int first = in.read();
            in.reset();
            if (first == 'P') {
                http(in, socket);
            } else if (first >= 0) {
                syslog(in);
            }
        } catch (IOException left) {
            // The other side went away.
        }
    }

    /** RFC 5425, 4.3. */
    private void syslog(InputStream in) throws IOException {
        while (true) {
            int length = 0;
            int next = in.read();
            if (next < 0) {
                return;
            }
            for (; next != ' '; next = in.read()) {
                length = length * 10 + next - '0';
            }
            taken.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }
    }

    private void http(InputStream in, SSLSocket socket) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.append((char) next);
        }
        int length = Integer.parseInt(head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1"));
        var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        heads.add(head.toString());
        if (status == 200) {
            taken.addAll(body.lines().toList());
        }
        socket.getOutputStream().write(("HTTP/1.1 " + status + " x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
