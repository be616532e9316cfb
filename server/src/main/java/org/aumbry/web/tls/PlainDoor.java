package org.aumbry.web.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;
import org.aumbry.web.AnswerHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Answers every request that came without TLS, before anything of the application sees it: a page is sent to its HTTPS
 * address (308), everything else is refused. No body is ever read, and the connection closes.
 */
class PlainDoor implements Adapter {

    private static final int STANDARD_PORT = 443;
    private static final Pattern HOST = Pattern.compile("(?<name>[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final byte[] REFUSAL = """
            {"type":"about:blank","title":"HTTPS only","status":403,\
            "detail":"This server is reached by HTTPS only. A key sent this way has crossed the network in \
            clear: revoke it.",\
            "code":"plain-http"}"""
            .getBytes(StandardCharsets.UTF_8);

    private final IntSupplier tlsPort;

    PlainDoor(IntSupplier tlsPort) {
        this.tlsPort = tlsPort;
    }

    @Override
    public void service(Request request, Response response) throws IOException {
        AnswerHeaders.withoutTls().forEach(response::setHeader);
        var host = HOST.matcher(String.valueOf(request.getHeader("host")));
        var path = String.valueOf(request.requestURI());
        boolean page = READING.contains(request.getMethod()) && path.startsWith("/") && !path.startsWith("/api/");
        if (page && host.matches()) {
            response.setStatus(308);
            response.setHeader("Location", address(host.group("name"), path, request.queryString().toString()));
            response.setContentLength(0);
            response.action(ActionCode.COMMIT, null);
        } else {
            response.setStatus(403);
            response.setContentType("application/problem+json");
            response.setContentLength(REFUSAL.length);
            response.action(ActionCode.COMMIT, null);
            if (!"HEAD".equals(request.getMethod())) {
                response.doWrite(ByteBuffer.wrap(REFUSAL));
            }
        }
        response.action(ActionCode.CLOSE, null);
        request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    private String address(String host, String path, @Nullable String query) {
        int port = tlsPort.getAsInt();
        return "https://" + host + (port == STANDARD_PORT ? "" : ":" + port) + path
                + (query == null ? "" : "?" + query);
    }

    @Override
    public boolean prepare(Request request, Response response) {
        return true;
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status) {
        return false;
    }

    @Override
    public void log(Request request, Response response, long time) {
        if (!response.isCommitted()) {
            AnswerHeaders.withoutTls().forEach(response::setHeader);
        }
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        // Nothing of a request is kept here.
    }

    @Override
    public String getDomain() {
        return "aumbry";
    }
}
