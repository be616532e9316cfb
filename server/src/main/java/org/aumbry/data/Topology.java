package org.aumbry.data;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the installation is made of and what of that fails together, as whoever runs it says. Usually in a file of its
 * own, {@code topology.yaml}.
 *
 * @param apart labels of which no two places with copies of the same may have the same value: {@code rack}, {@code
 *     power}, {@code network}, {@code zone}; without any, copies are placed without a look at labels
 * @param parts what is needed for work, each with a kind, a name and its labels
 * @param accepted single points of failure that somebody answers for, until a day
 */
@ConfigurationProperties("aumbry.topology")
public record Topology(
        @DefaultValue List<Domain> apart, @DefaultValue List<Part> parts, @DefaultValue List<Acceptance> accepted) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,59}");
    private static final int LONGEST_REASON = 400;
    private static final int MOST = 1000;

    /** What may fail with everything in it. */
    public enum Domain {
        RACK,
        POWER,
        NETWORK,
        ZONE;

        /** As written in the file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a part is there for. */
    public enum Kind {
        /** A balancer or address that people come in by. */
        ENTRANCE,
        /** A running Aumbry; the first is called {@code first}, others as {@code aumbry.node} says. */
        NODE,
        /** A database server, the stand-by among them. */
        DATABASE,
        /** A place of files, called as {@code aumbry.blobs.locations} says. */
        BLOBS,
        /** A location of the archive, called as {@code aumbry.archive.locations} says. */
        ARCHIVE,
        /** Whatever holds the root key. */
        KEYS;

        /** As written in the file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One part. Labels that are absent are unknown. */
    public record Part(
            Kind kind,
            String name,
            @Nullable String rack,
            @Nullable String power,
            @Nullable String network,
            @Nullable String zone) {

        public Part {
            named("the name of a part", name);
            for (var label : new String[] {rack, power, network, zone}) {
                if (label != null) {
                    named("a label of " + name, label);
                }
            }
        }

        /** What is known of what it fails with. */
        public Map<Domain, String> labels() {
            var labels = new EnumMap<Domain, String>(Domain.class);
            put(labels, Domain.RACK, rack);
            put(labels, Domain.POWER, power);
            put(labels, Domain.NETWORK, network);
            put(labels, Domain.ZONE, zone);
            return labels;
        }

        private static void put(Map<Domain, String> labels, Domain domain, @Nullable String value) {
            if (value != null) {
                labels.put(domain, value);
            }
        }
    }

    /**
     * A single point of failure that is known and borne for a time.
     *
     * @param point as the checker calls it, for example {@code keys vault}
     * @param by who answers for it
     * @param until the last day
     */
    public record Acceptance(String point, String reason, String by, LocalDate until) {

        public Acceptance {
            named("who accepts " + point, by);
            if (reason.isBlank() || reason.length() > LONGEST_REASON) {
                throw new IllegalArgumentException(
                        "aumbry.topology: whoever accepts " + point + " says why, in 1 to 400 characters");
            }
        }
    }

    public Topology {
        apart = List.copyOf(apart);
        parts = List.copyOf(parts);
        accepted = List.copyOf(accepted);
        if (parts.size() > MOST || accepted.size() > MOST) {
            throw new IllegalArgumentException("aumbry.topology names more than " + MOST + " parts");
        }
        long names = parts.stream().map(part -> part.kind() + " " + part.name()).distinct().count();
        if (names != parts.size()) {
            throw new IllegalArgumentException("aumbry.topology names a part twice");
        }
    }

    public List<Part> of(Kind kind) {
        return parts.stream().filter(part -> part.kind() == kind).toList();
    }

    public Optional<Part> find(Kind kind, String name) {
        return of(kind).stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /** What is known of what a part fails with; nothing when it is not in the file. */
    public Map<Domain, String> labels(Kind kind, String name) {
        return find(kind, name).map(Part::labels).orElse(Map.of());
    }

    private static void named(String what, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "aumbry.topology: " + what + " has 1 to 60 letters, digits, spaces or . _ -");
        }
    }
}
