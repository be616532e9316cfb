package org.aumbry.web.tls;

import java.util.Map;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;
import org.aumbry.web.AnswerHeaders;

/**
 * Puts the security headers on answers that no filter ever sees: to requests the container itself cannot understand.
 */
class HeaderedAdapter implements Adapter {

    private static final Map<String, String> HEADERS = AnswerHeaders.overTls();

    private final Adapter wrapped;

    HeaderedAdapter(Adapter wrapped) {
        this.wrapped = wrapped;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        HEADERS.forEach(response::setHeader);
        wrapped.service(request, response);
    }

    @Override
    public void log(Request request, Response response, long time) {
        if (!response.isCommitted()) {
            HEADERS.forEach(response::setHeader);
        }
        wrapped.log(request, response, time);
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return wrapped.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
        return wrapped.asyncDispatch(request, response, status);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        wrapped.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return wrapped.getDomain();
    }
}
