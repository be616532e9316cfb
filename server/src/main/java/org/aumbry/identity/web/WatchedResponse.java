package org.aumbry.identity.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** An answer whose body goes on only as long as its sign-in counts. */
final class WatchedResponse extends HttpServletResponseWrapper {

    private final SessionWatch watch;

    WatchedResponse(HttpServletResponse response, SessionWatch watch) {
        super(response);
        this.watch = watch;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return new Watched(super.getOutputStream(), watch);
    }

    private static final class Watched extends ServletOutputStream {

        private final ServletOutputStream body;
        private final SessionWatch watch;

        Watched(ServletOutputStream body, SessionWatch watch) {
            this.body = body;
            this.watch = watch;
        }

        @Override
        public void write(int one) throws IOException {
            watch.look();
            body.write(one);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            watch.look();
            body.write(source, offset, length);
        }

        @Override
        public void flush() throws IOException {
            watch.look();
            body.flush();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            body.setWriteListener(listener);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
