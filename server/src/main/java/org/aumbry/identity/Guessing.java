package org.aumbry.identity;

import org.springframework.stereotype.Service;

/** The brake on guessing, for ways of signing in that take a password which is checked elsewhere. */
@Service
public class Guessing {

    private final Guesses guesses;

    Guessing(Guesses guesses) {
        this.guesses = guesses;
    }

    /**
     * Counts a try before it is looked at; refuses it while its network has to wait. Called outside any transaction.
     *
     * @param account what is being guessed at, however the person names it; in one name space with addresses
     */
    public void begin(String account, Origin origin) {
        guesses.begin(account, origin);
    }

    /** Takes back what {@link #begin} counted: the guess was right. */
    public void succeeded(String account, Origin origin) {
        guesses.succeeded(account, origin);
    }
}
