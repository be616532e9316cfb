package org.aumbry.proof;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Whether values that are gone went by an erasure that the journal itself tells of: the key of whoever acted was
 * destroyed, or the time was over that values are kept. {@code docs/formats/journal-bundle-v1.md}, "Values that are
 * gone".
 */
final class Erasures {

    private static final String OF_PERSON = "person ";
    private static final int ALLOWED = 0;
    private static final UUID NOBODY = new UUID(0, 0);

    private final Map<UUID, Gone> gone = new HashMap<>();
    private final Set<UUID> destroyed = new HashSet<>();
    private Instant before = Instant.MIN;
    private long taken;
    private boolean untold;

    /** Of one person's entries how many have no values any more, and when the latest of them was. */
    private record Gone(long count, Instant latest) {

        Gone and(Instant at) {
            return new Gone(count + 1, at.isAfter(latest) ? at : latest);
        }
    }

    /** Takes note of what an entry tells without its values. */
    void add(Leaf leaf) {
        if (leaf.verb().equals("key.destroy-person") && leaf.outcome() == ALLOWED) {
            leaf.object().ifPresent(destroyed::add);
        }
    }

    /** Takes note of what an entry tells with its values, or that they are gone. */
    void add(Leaf leaf, Opening opening) {
        boolean erased = opening.state() == Opening.ERASED;
        if (erased) {
            var person = leaf.person().orElse(NOBODY);
            gone.put(person, gone.getOrDefault(person, new Gone(0, Instant.MIN)).and(leaf.at()));
        }
        switch (leaf.verb()) {
            case "key.destroy" -> {
                untold |= erased;
                person(value(opening, "of"));
            }
            case "journal.erase" -> time(value(opening, "before"), value(opening, "entries"));
            default -> { }
        }
    }

    private void person(String of) {
        try {
            if (of.startsWith(OF_PERSON)) {
                destroyed.add(UUID.fromString(of.substring(OF_PERSON.length())));
            }
        } catch (IllegalArgumentException notAnId) {
            untold = true;
        }
    }

    private void time(String until, String entries) {
        try {
            var at = Instant.parse(until);
            before = at.isAfter(before) ? at : before;
            taken += Long.parseLong(entries);
        } catch (DateTimeException | NumberFormatException unreadable) {
            untold = true;
        }
    }

    private static String value(Opening opening, String name) {
        return opening.values().stream()
                .filter(value -> value.name().equals(name))
                .map(Opening.Value::text)
                .findFirst()
                .orElse("");
    }

    /** Says why values are gone, and of how many no entry says it. */
    void conclude(Report report) {
        long byPerson = 0;
        long byTime = 0;
        long unexplained = 0;
        for (var each : gone.entrySet()) {
            var left = each.getValue();
            if (destroyed.contains(each.getKey())) {
                byPerson += left.count();
            } else if (left.latest().isBefore(before)) {
                byTime += left.count();
            } else {
                unexplained += left.count();
            }
        }
        long tooMany = Math.max(0, byTime - taken);
        unexplained += tooMany;
        byTime -= tooMany;
        if (byPerson + byTime > 0) {
            report.fact("Values of " + byPerson + " entries went with the keys of persons, those of " + byTime
                    + " when their time was over, as entries of this journal say.");
        }
        if (unexplained > 0) {
            report.fact("Values of " + unexplained + " entries are gone, and no entry of this journal says why"
                    + (untold ? ", unless it is one whose own values are gone." : "; one that is a few seconds old"
                            + " may stand in the next file."));
        }
    }
}
