package org.aumbry.identity;

import java.util.Optional;

/**
 * A door for one kind of program, with addresses and secrets of its own: below its addresses nothing else is taken, and
 * what it takes opens nothing but them. Called outside any tenant.
 */
public interface Door {

    /** Whether the path, as the container normalised it, lies behind this door. */
    boolean guards(String path);

    /** Who holds the secret that came as a bearer token; empty when nobody does, for whatever reason. */
    Optional<Recognised> recognise(String bearer, Origin origin);
}
