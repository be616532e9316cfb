package org.aumbry.crypto;

import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what the key process is asked, and says so now and then: figures only. */
final class KeyTally {

    private static final Logger LOG = LoggerFactory.getLogger(KeyTally.class);

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private boolean changed;

    /** What became of a question. */
    enum Kind {
        WRAPPED("wrapped"),
        OPENED("opened"),
        NAMED("asked for the root key's name"),
        DIFFERED("did not open"),
        ABSENT("of a root key that is not here"),
        TOO_OFTEN("over the rate"),
        STRANGERS("of system users that are not answered"),
        NONSENSE("not understood"),
        BROKEN_OFF("broken off");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    synchronized void count(Kind kind) {
        counts.merge(kind, 1L, Long::sum);
        changed = true;
    }

    synchronized long of(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** Since the start; nothing when nothing was asked since the last time. */
    void tell() {
        var line = line();
        if (!line.isEmpty()) {
            LOG.info("Since the start: {}", line);
        }
    }

    private synchronized String line() {
        if (!changed) {
            return "";
        }
        changed = false;
        var line = new StringJoiner(", ");
        counts.forEach((kind, count) -> line.add(count + " " + kind.words));
        return line.toString();
    }
}
