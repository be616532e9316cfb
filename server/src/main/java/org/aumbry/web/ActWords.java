package org.aumbry.web;

import org.aumbry.web.Sentence.Part;
import org.jspecify.annotations.Nullable;

/** Acts of the journal as sentences: "Ana Lopes downloaded Handbook v7 from 198.51.100.7". */
public final class ActWords {

    private static final String UNKNOWN = "web.act.unknown";

    private ActWords() {}

    /**
     * One act.
     *
     * @param verb as it was recorded: {@code document.download}
     * @param outcome {@code allowed}, {@code denied} or {@code failed}
     * @param from the address; null when none is known
     */
    public static Sentence sentence(
            Words words, String verb, String outcome, Part who, Part what, @Nullable Part from) {
        var act = words.t(key(words, verb), Sentence.mark(0), outcome, Sentence.mark(1), verb);
        return from == null
                ? Sentence.of(act, who, what)
                : Sentence.of(words.t("web.act.from", act, Sentence.mark(2)), who, what, from);
    }

    /** Whether there are words of its own for the act. */
    public static boolean knows(Words words, String verb) {
        return !key(words, verb).equals(UNKNOWN);
    }

    /** A thing whose title is not known: "a document". */
    public static String kind(Words words, String kind) {
        var key = "web.kind." + kind;
        return words.t(words.has(key) ? key : "web.kind.thing");
    }

    private static String key(Words words, String verb) {
        var whole = "web.act." + verb;
        if (words.has(whole)) {
            return whole;
        }
        var act = "web.act." + verb.substring(verb.indexOf('.') + 1);
        return words.has(act) ? act : UNKNOWN;
    }
}
