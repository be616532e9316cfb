package org.aumbry.web.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.aumbry.kernel.Probe;
import org.aumbry.web.PublicPaths;
import org.aumbry.web.Requests;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Asks for every address that the program serves, as nobody: a page must lead to the sign-in, a call be refused. */
@Component
class ClosedDoorProbe implements Probe {

    private static final int TIMEOUT_MS = 10_000;
    private static final String SOME_ID = "01a20000-0000-7000-8000-000000000000";

    private final TlsServer server;
    private final Supplier<TreeSet<String>> addresses;

    @Autowired
    ClosedDoorProbe(
            TlsServer server,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this(server, () -> addresses(mappings.getObject()));
    }

    ClosedDoorProbe(TlsServer server, Supplier<TreeSet<String>> addresses) {
        this.server = server;
        this.addresses = addresses;
    }

    @Override
    public String id() {
        return "web.closed-door";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-40");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var all = addresses.get();
        all.add("/no-such-page-" + SOME_ID);
        var open = new ArrayList<String>();
        try {
            for (var address : all) {
                if (!closed(address, ask(address))) {
                    open.add(address);
                }
            }
        } catch (IOException | GeneralSecurityException failed) {
            return Result.fails("The program did not answer itself: " + failed.getClass().getSimpleName() + ".");
        }
        return open.isEmpty()
                ? Result.holds("%d addresses of %d let nobody in without a sign-in.".formatted(all.size(), all.size()))
                : Result.fails(
                        "%d addresses of %d answered somebody who was not signed in, first %s."
                                .formatted(open.size(), all.size(), open.getFirst()));
    }

    private static boolean closed(String address, String answer) {
        return Requests.isApi(address)
                ? answer.startsWith("HTTP/1.1 401")
                : answer.startsWith("HTTP/1.1 303") && answer.contains("\r\nLocation: /sign-in");
    }

    private String ask(String address) throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Ourselves()}, null);
        try (var socket = context.getSocketFactory().createSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            var request = "GET " + address + " HTTP/1.1\r\nHost: localhost:" + server.port()
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** What can be read with GET and is not public, each variable part replaced by an identifier nobody has. */
    private static TreeSet<String> addresses(RequestMappingHandlerMapping mappings) {
        var addresses = new TreeSet<String>();
        mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().isEmpty()
                        || mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .map(pattern -> pattern.replaceAll("\\{[^}]*}", SOME_ID).replace("*", "x"))
                .filter(address -> !PublicPaths.contains(address) && !address.equals("/error"))
                .forEach(addresses::add);
        return addresses;
    }

    /** We call ourselves on this machine; whose certificate that is does not matter here. */
    private static final class Ourselves extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
