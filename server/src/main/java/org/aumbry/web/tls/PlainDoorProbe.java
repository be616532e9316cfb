package org.aumbry.web.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/** Knocks without TLS and sees a page sent on, a call refused and its body left unread. */
@Component
class PlainDoorProbe implements Probe {

    private static final int TIMEOUT_MS = 5_000;
    private static final int LONGEST_ANSWER = 8_192;

    private final TlsServer server;

    PlainDoorProbe(TlsServer server) {
        this.server = server;
    }

    @Override
    public String id() {
        return "web.plain-door";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-20", "PAN-21");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        if (server.plainPort() == 0) {
            return Result.holds("no port listens without TLS");
        }
        return look(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.plainPort()));
    }

    static Result look(InetSocketAddress address) {
        try {
            var page = ask(address, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            var call =
                    ask(address, "POST /api/v1/uploads HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
            if (!page.startsWith("HTTP/1.1 308") || !page.contains("\r\nLocation: https://")) {
                return Result.fails("a page without TLS was not sent on to HTTPS");
            }
            if (!call.startsWith("HTTP/1.1 403")) {
                return Result.fails("a call without TLS was not refused before its body arrived");
            }
            return Result.holds("without TLS: page 308 to HTTPS, call 403 before any byte of its body");
        } catch (IOException unreachable) {
            return Result.fails("the port without TLS did not answer in time");
        }
    }

    /** The answer to these bytes; nothing more is sent, so an answer means that no body was waited for. */
    private static String ask(InetSocketAddress address, String request) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(address, TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.ISO_8859_1);
        }
    }
}
