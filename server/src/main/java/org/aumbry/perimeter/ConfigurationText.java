package org.aumbry.perimeter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.aumbry.crypto.Hashes;
import org.aumbry.kernel.Listening.Facing;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * How this node stands in its network, as text: a line each for what it listens on and for each setting that decides
 * who reaches it and whom it reaches. No secret is among them.
 */
@Component
class ConfigurationText {

    private static final List<String> SINGLE = List.of(
            "aumbry.web.certificate", "aumbry.web.operators-authority", "aumbry.networks.address",
            "aumbry.proxies.header", "aumbry.mail.host", "aumbry.mail.port", "aumbry.mail.tls", "aumbry.database.url",
            "aumbry.kms.driver", "aumbry.kms.transit.address", "aumbry.kms.aws.endpoint", "aumbry.kms.aws.region",
            "aumbry.federation.internal-addresses", "aumbry.collectors.internal-addresses",
            "aumbry.perimeter.rules-in-force", "aumbry.perimeter.outside-look");
    private static final List<String> SEVERAL = List.of(
            "aumbry.web.hosts", "aumbry.proxies.trusted", "aumbry.networks.domains.resolvers",
            "aumbry.checkpoints.witnesses", "aumbry.perimeter.machine-ports", "aumbry.perimeter.operators-from",
            "aumbry.egress.allowed");
    private static final String BUCKETS = "aumbry.blobs.buckets";
    private static final String AUTHORITY = "aumbry.web.operators-authority";
    private static final int LONGEST = 2000;

    private final Environment environment;
    private final Ports ports;

    ConfigurationText(Environment environment, Ports ports) {
        this.environment = environment;
        this.ports = ports;
    }

    /** What matters of a bucket here. */
    record Bucket(@Nullable String endpoint) {}

    /** Whether the program listens already, and still: while it starts and ends, nothing is to be learnt. */
    boolean whole() {
        return ports.listening();
    }

    /** The lines, in order. */
    String now() {
        var lines = new TreeSet<String>();
        for (var port : ports.declared()) {
            if (port.facing() != Facing.THIS_MACHINE) {
                lines.add("listens %s: %d, %s".formatted(port.service(), port.number(), port.manner()));
            } else if (!port.service().startsWith("trial-")) {
                lines.add("listens %s: this machine only, %s".formatted(port.service(), port.manner()));
            }
        }
        SINGLE.forEach(name -> add(lines, name, environment.getProperty(name)));
        var binder = Binder.get(environment);
        SEVERAL.forEach(name -> add(lines, name, binder.bind(name, Bindable.listOf(String.class))
                .map(all -> String.join(", ", all))
                .orElse(null)));
        binder.bind(BUCKETS, Bindable.mapOf(String.class, Bucket.class))
                .orElse(Map.of())
                .forEach((name, bucket) -> add(lines, BUCKETS + "." + name + ".endpoint", bucket.endpoint()));
        add(lines, AUTHORITY + " (content)", content(environment.getProperty(AUTHORITY)));
        return String.join("\n", lines);
    }

    private static void add(TreeSet<String> lines, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            var shown = bare(value).replaceAll("\\s+", " ").strip();
            lines.add(name + " = " + shown.substring(0, Math.min(shown.length(), LONGEST)));
        }
    }

    /** Without what an address can carry of a password. */
    static String bare(String value) {
        return value.replaceAll("\\?\\S*", "").replaceAll("//[^/@\\s]*@", "//");
    }

    private static @Nullable String content(@Nullable String file) {
        if (file == null || file.isBlank()) {
            return null;
        }
        try {
            return "SHA-256 " + HexFormat.of().formatHex(Hashes.sha256(Files.readAllBytes(Path.of(file))));
        } catch (IOException unreadable) {
            return "can't be read";
        }
    }
}
