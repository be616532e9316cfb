package org.aumbry.web.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.aumbry.data.CannotStartException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** The two ports: one that speaks TLS and serves everything, one without that turns everyone away. */
@Component
class TlsServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Logger LOG = LoggerFactory.getLogger(TlsServer.class);
    private static final int USUAL_PLAIN_PORT = 8080;
    private static final int NONE = -1;
    private static final String COMPRESSED = "text/html,application/json,application/problem+json,text/plain,text/css,"
            + "text/javascript,image/svg+xml";
    private static final int COMPRESS_FROM_BYTES = 1024;

    private final Certificates certificates;
    private final TlsSettings settings;
    private @Nullable Connector tls;
    private @Nullable Connector plain;

    TlsServer(Certificates certificates, TlsSettings settings) {
        this.certificates = certificates;
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        requireFree(factory.getPort(), "aumbry.port", factory);
        factory.addConnectorCustomizers(this::secure);
        int port = plainPort(factory);
        if (port >= 0) {
            requireFree(port, "aumbry.web.plain-port", factory);
            factory.addAdditionalConnectors(plainConnector(port, factory));
        }
    }

    private void secure(Connector connector) {
        if (connector == plain) {
            return;
        }
        TlsPolicy.apply(connector, certificates.current());
        var protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        protocol.setCompression("on");
        protocol.setCompressibleMimeType(COMPRESSED);
        protocol.setCompressionMinSize(COMPRESS_FROM_BYTES);
        protocol.setServer(null);
        connector.setXpoweredBy(false);
        adapt(connector, () -> protocol.setAdapter(new HeaderedAdapter(protocol.getAdapter())));
        tls = connector;
    }

    private Connector plainConnector(int port, TomcatServletWebServerFactory factory) {
        var connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
        connector.setPort(port);
        connector.setProperty("maxSwallowSize", "0");
        connector.setProperty("maxKeepAliveRequests", "1");
        connector.setProperty("minSpareThreads", "1");
        connector.setProperty("maxThreads", "16");
        if (factory.getAddress() != null) {
            connector.setProperty("address", factory.getAddress().getHostAddress());
        }
        adapt(connector, () -> connector.getProtocolHandler().setAdapter(new PlainDoor(this::port)));
        plain = connector;
        return connector;
    }

    /** The adapter is made when the connector is initialised, so only afterwards can it be replaced. */
    private static void adapt(Connector connector, Runnable replace) {
        connector.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.AFTER_INIT_EVENT)) {
                replace.run();
            }
        });
    }

    /**
     * The port somebody chose, else the usual one; when another program has that, we do without rather than not start.
     */
    private int plainPort(TomcatServletWebServerFactory factory) {
        var chosen = settings.plainPort();
        if (chosen != null) {
            return chosen;
        }
        if (factory.getPort() == 0) {
            return 0;
        }
        try {
            requireFree(USUAL_PLAIN_PORT, "aumbry.web.plain-port", factory);
            return USUAL_PLAIN_PORT;
        } catch (CannotStartException taken) {
            LOG.info("Requests without TLS are not led to the right door: another program has port {}",
                    USUAL_PLAIN_PORT);
            return NONE;
        }
    }

    private static void requireFree(int port, String setting, TomcatServletWebServerFactory factory) {
        if (port <= 0) {
            return;
        }
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(factory.getAddress() == null
                    ? new InetSocketAddress(port)
                    : new InetSocketAddress(factory.getAddress(), port));
        } catch (IOException taken) {
            throw new CannotStartException("Port " + port + " can't be used (" + taken.getMessage()
                    + "): stop the program that has it, or choose another with the setting " + setting + ".", taken);
        }
    }

    /** Where TLS is spoken; 0 before the server listens. */
    int port() {
        return tls == null ? 0 : Math.max(0, tls.getLocalPort());
    }

    /** Where requests are turned away; 0 when there is no such port. */
    int plainPort() {
        return plain == null ? 0 : Math.max(0, plain.getLocalPort());
    }

    /** Serves the certificate that stands in the files now; connections already open keep theirs. */
    void reload() {
        certificates.current();
        if (tls != null && tls.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
            protocol.reloadSslHostConfigs();
        }
    }

    /** Whether the TLS side takes connections. */
    boolean listens() {
        return tls != null && tls.getProtocolHandler() instanceof AbstractProtocol<?> && port() > 0;
    }
}
