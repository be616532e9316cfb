package org.aumbry.web.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.NodeSettings;
import org.aumbry.kernel.Listening;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * The ports: one that speaks TLS and serves everything, one without that turns everyone away, and, where it is wanted,
 * one for operators with certificates.
 */
@Component
class TlsServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Listening {

    private static final Logger LOG = LoggerFactory.getLogger(TlsServer.class);
    private static final int USUAL_PLAIN_PORT = 8080;
    private static final int NONE = -1;
    private static final String COMPRESSED = "text/html,application/json,application/problem+json,text/plain,text/css,"
            + "text/javascript,image/svg+xml";
    private static final int COMPRESS_FROM_BYTES = 1024;

    private final Certificates certificates;
    private final TlsSettings settings;
    private final NodeSettings node;
    private @Nullable Connector tls;
    private @Nullable Connector plain;
    private @Nullable Connector operators;
    private @Nullable Connector second;

    TlsServer(Certificates certificates, TlsSettings settings, NodeSettings node) {
        this.certificates = certificates;
        this.settings = settings;
        this.node = node;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (!node.role().answers()) {
            factory.setPort(NONE);
            factory.setAddress(InetAddress.getLoopbackAddress());
            return;
        }
        requireFree(factory.getPort(), "aumbry.port", factory);
        factory.addConnectorCustomizers(this::secure);
        int port = plainPort(factory);
        if (port >= 0) {
            requireFree(port, "aumbry.web.plain-port", factory);
            factory.addAdditionalConnectors(plainConnector(port, factory));
        }
        var forOperators = settings.operatorsPort();
        if (forOperators != null) {
            requireFree(forOperators, "aumbry.web.operators-port", factory);
            factory.addAdditionalConnectors(operatorsConnector(forOperators, factory));
        }
        var other = settings.secondPort();
        if (other != null) {
            if (other > 0 && other == factory.getPort()) {
                throw new CannotStartException("The second way in needs a port of its own, also at another address:"
                        + " change aumbry.web.second-port.");
            }
            factory.addAdditionalConnectors(secondConnector(other, factory));
        }
    }

    private void secure(Connector connector) {
        if (connector == plain || connector == operators || connector == second) {
            return;
        }
        var pair = certificates.current();
        TlsPolicy.apply(connector, pair);
        settle(connector);
        tls = connector;
        Thread.ofPlatform().daemon().name("handshake-warm-up").start(() -> warmUp(pair));
    }

    /** The first signature by elliptic curves takes long: it is made beside the start, not in the first handshake. */
    private static void warmUp(CertificatePair pair) {
        pair.fault().ifPresent(fault -> LOG.warn("The TLS certificate can't be used: {}", fault));
    }

    private static void settle(Connector connector) {
        var protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        protocol.setCompression("on");
        protocol.setCompressibleMimeType(COMPRESSED);
        protocol.setCompressionMinSize(COMPRESS_FROM_BYTES);
        protocol.setServer(null);
        connector.setXpoweredBy(false);
        adapt(connector, () -> protocol.setAdapter(new HeaderedAdapter(protocol.getAdapter())));
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

    private Connector operatorsConnector(int port, TomcatServletWebServerFactory factory) {
        var connector = furtherConnector(port, factory.getAddress());
        connector.setProperty("minSpareThreads", "1");
        connector.setProperty("maxThreads", "16");
        TlsPolicy.apply(connector, certificates.current(), OperatorsAuthority.read(settings));
        operators = connector;
        return connector;
    }

    private Connector secondConnector(int port, TomcatServletWebServerFactory factory) {
        var other = settings.secondAddress();
        var connector = furtherConnector(port, other == null ? factory.getAddress() : other);
        connector.getProtocolHandler().setExecutor(new VirtualThreadExecutor("second-"));
        TlsPolicy.apply(connector, certificates.current());
        second = connector;
        return connector;
    }

    private static Connector furtherConnector(int port, @Nullable InetAddress address) {
        var connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
        connector.setPort(port);
        if (address != null) {
            connector.setProperty("address", address.getHostAddress());
        }
        settle(connector);
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

    /** Whether operators are to have a port of their own, open or not. */
    boolean operatorsApart() {
        return operators != null;
    }

    /** Where operators alone are answered; 0 when they have no port of their own, or it is not open. */
    int operatorsPort() {
        return operators == null ? 0 : Math.max(0, operators.getLocalPort());
    }

    /** Where the second way in is; 0 when there is none. */
    int secondPort() {
        return second == null ? 0 : Math.max(0, second.getLocalPort());
    }

    InetSocketAddress secondAddress() {
        var other = settings.secondAddress();
        return other == null ? address(secondPort()) : new InetSocketAddress(other, secondPort());
    }

    InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public List<Port> ports() {
        return Stream.of(
                        new Port("pages", port(), Facing.ANYONE, "TLS 1.2 and 1.3 with AEAD, pages and API"),
                        new Port("second", secondPort(), Facing.ANYONE, "TLS 1.2 and 1.3 with AEAD, the second way in"),
                        new Port("plain", plainPort(), Facing.ANYONE, "no TLS, everyone is turned away"),
                        new Port("operators", operatorsPort(), Facing.OPERATORS, "TLS 1.2 and 1.3, certificate asked"))
                .filter(port -> port.number() > 0)
                .toList();
    }

    /** Serves the certificate that stands in the files now; connections already open keep theirs. */
    void reload() {
        certificates.current();
        for (var connector : Arrays.asList(tls, operators, second)) {
            if (connector != null && connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
                protocol.reloadSslHostConfigs();
            }
        }
    }

    /** Whether the TLS side takes connections. */
    boolean listens() {
        return tls != null && tls.getProtocolHandler() instanceof AbstractProtocol<?> && port() > 0;
    }
}
