package org.aumbry.web;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which of an installation's two ways in is open at this node. Whoever decides that tells it here. */
@Component
public class Entrances {

    private volatile Way open = Way.FIRST;

    /** What can be open. */
    public enum Way {
        FIRST,
        SECOND,
        BOTH;

        /** As it is stored, and its word in keys of messages. */
        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Way> of(String stored) {
            return Stream.of(values()).filter(each -> each.stored().equals(stored)).findFirst();
        }
    }

    public Way open() {
        return open;
    }

    public void open(Way way) {
        open = way;
    }
}
