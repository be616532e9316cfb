package org.aumbry.web;

/**
 * The value of the sign-in's cookie: what the gate recognises, and the secret that the forms of this sign-in hang on.
 *
 * <p>Shape: {@code <session>~<form>}; the first part changes whenever the person was looked at again, the second stays
 * as long as the sign-in. A value without a second part, from an earlier release, serves as both.
 */
public record SignInCookie(String session, String form) {

    public static final String NAME = "__Host-aumbry";

    private static final char SEPARATOR = '~';

    /** Reads what a browser sent; proves nothing. */
    public static SignInCookie of(String value) {
        int at = value.indexOf(SEPARATOR);
        return at < 0
                ? new SignInCookie(value, value)
                : new SignInCookie(value.substring(0, at), value.substring(at + 1));
    }

    /** What the browser keeps. */
    public String value() {
        return session + SEPARATOR + form;
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
