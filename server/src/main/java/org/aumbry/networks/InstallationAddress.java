package org.aumbry.networks;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The address that links in mails, and other services that send people back, are given.
 *
 * <p>Never taken from a request: whoever sends one chooses what it says about the host.
 */
@Component
public class InstallationAddress {

    private static final int HTTPS = 443;
    private static final List<String> FURTHER_PORTS =
            List.of("aumbry.web.operators-port", "aumbry.web.second-port");

    private final AddressSettings settings;
    private final Environment environment;

    InstallationAddress(AddressSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** Scheme, host and, where it is not the usual one, port; no path and no slash at the end. */
    public String base() {
        var set = settings.address();
        return set == null ? served() : "https://" + set.getHost() + port(set.getPort());
    }

    /** The whole address of a path of ours, which begins with a slash. */
    public URI of(String path) {
        return URI.create(base() + path);
    }

    /**
     * Where browsers may say that they are when a passkey answers: {@link #base}, and the same name at the operators'
     * own port and at the second way in, where there are such.
     */
    public Set<String> origins() {
        var origins = new TreeSet<>(Set.of(base()));
        for (var setting : FURTHER_PORTS) {
            int port = environment.getProperty(setting, Integer.class, -1);
            if (port > 0) {
                origins.add("https://" + URI.create(base()).getHost() + port(port));
            }
        }
        return origins;
    }

    private String served() {
        int port = environment.getProperty("local.server.port", Integer.class, -1);
        int wanted = environment.getProperty("server.port", Integer.class, HTTPS);
        var host = environment.getProperty("aumbry.web.hosts[0]", environment.getProperty("aumbry.web.hosts", ""));
        var first = host.split(",", 2)[0].strip();
        return "https://" + (first.isEmpty() ? "localhost" : first) + port(port > 0 ? port : wanted);
    }

    private static String port(int port) {
        return port <= 0 || port == HTTPS ? "" : ":" + port;
    }
}
