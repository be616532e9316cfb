package org.aumbry.support;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.crypto.Hashes;
import org.aumbry.kernel.TenantId;
import org.aumbry.operators.OperatorId;

/**
 * The exact words that an approver signs; {@code docs/formats/support-grant-v1.md}.
 *
 * <p>Shape: UTF-8, lines ending in a line feed: {@code aumbry support grant v1}, then {@code name value} in this order:
 * grant, network, ticket, operator (id and name), second (id and name), asked, hours, verbs (joined by commas), one
 * {@code document} for each object, reason. No value holds a line feed.
 */
record GrantText(
        UUID id,
        TenantId network,
        String ticket,
        Signer operator,
        Signer second,
        Instant askedAt,
        int hours,
        Set<SupportVerb> verbs,
        List<UUID> objects,
        String reason) {

    static final int MOST_HOURS = 8;
    static final int MOST_OBJECTS = 20;
    private static final String TITLE = "aumbry support grant v1";
    private static final int FIXED_LINES = 9;

    GrantText {
        verbs = Set.copyOf(verbs);
        objects = List.copyOf(objects);
    }

    /** One of the two operators. */
    record Signer(OperatorId id, String name) {

        private static Signer parse(String text) {
            var parts = text.split(" ", 2);
            return new Signer(new OperatorId(UUID.fromString(parts[0])), parts[1]);
        }

        private String text() {
            return id + " " + line(name);
        }
    }

    /** How long it holds once it is approved. */
    Duration life() {
        return Duration.ofHours(hours);
    }

    String text() {
        var lines = new ArrayList<String>();
        lines.add(TITLE);
        lines.add("grant " + id);
        lines.add("network " + network);
        lines.add("ticket " + line(ticket));
        lines.add("operator " + operator.text());
        lines.add("second " + second.text());
        lines.add("asked " + askedAt);
        lines.add("hours " + hours);
        lines.add("verbs " + verbs.stream().sorted().map(SupportVerb::stored).collect(Collectors.joining(",")));
        objects.forEach(object -> lines.add("document " + object));
        lines.add("reason " + line(reason));
        return String.join("\n", lines) + "\n";
    }

    /** What is signed. */
    byte[] hash() {
        return Hashes.sha256(text().getBytes(StandardCharsets.UTF_8));
    }

    /** Reads the words back; empty unless writing them again gives exactly the same. */
    static Optional<GrantText> parse(String text) {
        try {
            var lines = text.split("\n", -1);
            int last = lines.length - 2;
            var verbs = EnumSet.noneOf(SupportVerb.class);
            for (var verb : value(lines, FIXED_LINES - 1, "verbs").split(",")) {
                verbs.add(SupportVerb.of(verb).orElseThrow(IllegalArgumentException::new));
            }
            var objects = new ArrayList<UUID>();
            for (int i = FIXED_LINES; i < last; i++) {
                objects.add(UUID.fromString(value(lines, i, "document")));
            }
            int at = 1;
            var read = new GrantText(
                    UUID.fromString(value(lines, at++, "grant")),
                    new TenantId(UUID.fromString(value(lines, at++, "network"))),
                    value(lines, at++, "ticket"),
                    Signer.parse(value(lines, at++, "operator")),
                    Signer.parse(value(lines, at++, "second")),
                    Instant.parse(value(lines, at++, "asked")),
                    Integer.parseInt(value(lines, at, "hours")),
                    verbs, objects, value(lines, last, "reason"));
            boolean sane = read.hours >= 1 && read.hours <= MOST_HOURS && !objects.isEmpty()
                    && objects.size() <= MOST_OBJECTS && !read.operator.id().equals(read.second.id());
            return sane && read.text().equals(text) ? Optional.of(read) : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeParseException other) {
            return Optional.empty();
        }
    }

    /** One line, without characters that would end it or steer how it is shown. */
    static String line(String given) {
        return given.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    }

    private static String value(String[] lines, int at, String name) {
        if (!lines[at].startsWith(name + " ")) {
            throw new IllegalArgumentException("another line was expected");
        }
        return lines[at].substring(name.length() + 1);
    }
}
