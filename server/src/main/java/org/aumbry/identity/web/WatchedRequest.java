package org.aumbry.identity.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/** A request whose body is taken only as long as its sign-in counts. */
final class WatchedRequest extends HttpServletRequestWrapper {

    private final SessionWatch watch;

    WatchedRequest(HttpServletRequest request, SessionWatch watch) {
        super(request);
        this.watch = watch;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Watched(super.getInputStream(), watch);
    }

    private static final class Watched extends ServletInputStream {

        private final ServletInputStream body;
        private final SessionWatch watch;

        Watched(ServletInputStream body, SessionWatch watch) {
            this.body = body;
            this.watch = watch;
        }

        @Override
        public int read() throws IOException {
            watch.look();
            return body.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            watch.look();
            return body.read(target, offset, length);
        }

        @Override
        public int available() throws IOException {
            return body.available();
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
