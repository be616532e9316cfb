package org.aumbry.identity;

import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Passwords of things instead of people, such as shared links: hashed alike, and as dear to guess. */
@Service
public class ThingPasswords {

    /** Short enough to be told by telephone; guesses wait as those at sign-ins do. */
    public static final int LEAST = 8;

    private static final int MOST = 128;

    private final Passwords passwords;
    private final Guesses guesses;

    ThingPasswords(Passwords passwords, Guesses guesses) {
        this.passwords = passwords;
        this.guesses = guesses;
    }

    /** The hash to keep. */
    public String hash(String field, String password) {
        if (password.length() < LEAST || password.length() > MOST) {
            throw Refusal.invalid(field, "identity.thing-password", LEAST, MOST);
        }
        return passwords.hash(password);
    }

    /**
     * Whether it is the right one. Every try counts, and costs the network it comes from a growing wait. Not inside a
     * transaction.
     *
     * @param thing what the password opens, as a name that no address of a person can have
     * @param hash what was kept; null does the same work and answers no
     */
    public boolean matches(String thing, String password, @Nullable String hash, Origin origin) {
        guesses.begin(thing, origin);
        if (!passwords.matches(password, hash)) {
            return false;
        }
        guesses.succeeded(thing, origin);
        return true;
    }
}
