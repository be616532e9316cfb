package org.aumbry.mail;

import java.time.Duration;
import java.util.List;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One letter to one address, in the words of its reader's language.
 *
 * <p>Made by {@link #to} and narrowed by the methods below. The subject may be seen by administrators, so it never
 * holds a
 * title or a text; the body is theirs to read in no installation that people work with.
 *
 * @param to the address; it need not belong to anyone here
 * @param person whose letter it is; null for an address without an account
 * @param about the beginning of two message keys, which end in {@code .subject} and {@code .body}
 * @param words arguments of both messages
 * @param path where the letter leads, on this server; null for nowhere
 * @param life how long what the letter says is true; it is not delivered afterwards; null for ever
 * @param secret whether whoever reads the letter can act as its reader
 * @param optional whether its reader can wish to get none like it
 * @param sender whose act sends it, and counts against their quota; null for the product itself
 */
public record Letter(
        String to,
        @Nullable UserId person,
        String language,
        String about,
        List<Object> words,
        @Nullable String path,
        @Nullable Duration life,
        boolean secret,
        boolean optional,
        @Nullable UserId sender) {

    public Letter {
        words = List.copyOf(words);
    }

    /** A letter to that address, in that language ({@code en}, {@code fr}, {@code es}). */
    public static Letter to(String address, String language, String about, Object... words) {
        return new Letter(address, null, language, about, List.of(words), null, null, false, false, null);
    }

    /** Seals it under that person's key, and lets their wishes count. */
    public Letter of(UserId reader) {
        return new Letter(to, reader, language, about, words, path, life, secret, optional, sender);
    }

    /** Leads to a page of this server; {@code target} begins with a slash. */
    public Letter link(String target) {
        return new Letter(to, person, language, about, words, target, life, secret, optional, sender);
    }

    /** Leads to a page that lets its reader act, for so long and no longer. */
    public Letter secretLink(String target, Duration within) {
        return new Letter(to, person, language, about, words, target, within, true, optional, sender);
    }

    /** Not sent to people who want none of these. */
    public Letter unlessUnwanted() {
        return new Letter(to, person, language, about, words, path, life, secret, true, sender);
    }

    /** Counts against that person's quota. */
    public Letter by(UserId who) {
        return new Letter(to, person, language, about, words, path, life, secret, optional, who);
    }

    @Override
    public String toString() {
        return "letter about " + about;
    }
}
