package org.aumbry.identity;

/**
 * A password that was taken, as it is kept.
 *
 * @param hash Argon2id, with its salt
 */
record FreshPassword(String hash, PasswordStanding standing) {

    @Override
    public String toString() {
        return "[secret]";
    }
}
