package org.aumbry.proof;

import java.util.List;

/**
 * What the asker knows from elsewhere.
 *
 * @param keys of the network; empty when they have to be taken from the file
 * @param kept heads that were kept earlier, as text
 * @param witnesses whose signatures the head must carry
 */
public record Trust(List<Key> keys, List<String> kept, List<Key> witnesses) {

    public static final Trust NOTHING = new Trust(List.of(), List.of(), List.of());

    public Trust {
        keys = List.copyOf(keys);
        kept = List.copyOf(kept);
        witnesses = List.copyOf(witnesses);
    }
}
