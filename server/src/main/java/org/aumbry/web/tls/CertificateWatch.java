package org.aumbry.web.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.aumbry.data.CannotStartException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Watches the certificate files while the server runs: a changed pair is served within ten seconds, an unfit one is
 * left alone with a warning, and our own is renewed before it ends.
 */
@Component
class CertificateWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final Certificates certificates;
    private final TlsServer server;
    private @Nullable Thread watcher;
    private String seen = "";

    CertificateWatch(Certificates certificates, TlsServer server) {
        this.certificates = certificates;
        this.server = server;
    }

    @Override
    public void start() {
        if (server.listens()) {
            seen = stamp(certificates.current());
            watcher = Thread.ofVirtual().name("certificate-watch").start(this::watch);
        }
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(PERIOD);
                look();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Serves the files as they are now, if they changed and are fit. */
    synchronized void look() {
        try {
            var now = stamp(certificates.current());
            if (!now.equals(seen)) {
                server.reload();
                seen = now;
                LOG.info("the TLS certificate was read anew");
            }
        } catch (CannotStartException unfit) {
            LOG.warn("the new TLS certificate is not used: {}", unfit.getMessage());
        }
    }

    private static String stamp(CertificatePair pair) {
        return time(pair.certificate()) + " " + time(pair.privateKey());
    }

    private static String time(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException missing) {
            return FileTime.fromMillis(0).toString();
        }
    }

    @Override
    public void stop() {
        if (watcher != null) {
            watcher.interrupt();
            watcher = null;
        }
    }

    @Override
    public boolean isRunning() {
        return watcher != null;
    }

    /** After the web server has its ports. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
