package org.aumbry.proof;

import java.util.List;

/**
 * What the asker knows from elsewhere.
 *
 * @param keys of the network; empty when they have to be taken from the file
 * @param kept heads that were kept earlier, as text
 * @param successions by which one key vouched for the next, as text; a bundle brings its own
 * @param witnesses whose signatures the head must carry
 */
public record Trust(List<Key> keys, List<String> kept, List<String> successions, List<Key> witnesses) {

    public static final Trust NOTHING = new Trust(List.of(), List.of(), List.of(), List.of());

    /** Someone who knows of no succession. */
    public Trust(List<Key> keys, List<String> kept, List<Key> witnesses) {
        this(keys, kept, List.of(), witnesses);
    }

    public Trust {
        keys = List.copyOf(keys);
        kept = List.copyOf(kept);
        successions = List.copyOf(successions);
        witnesses = List.copyOf(witnesses);
    }
}
