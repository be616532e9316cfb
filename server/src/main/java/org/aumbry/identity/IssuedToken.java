package org.aumbry.identity;

/**
 * A token just made.
 *
 * @param secret what programs send; this is the only time it can be read
 */
public record IssuedToken(AccessToken token, String secret) {

    @Override
    public String toString() {
        return "token " + token.id();
    }
}
