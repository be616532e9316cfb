package org.aumbry.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that is not carried out, for a reason that is safe to show.
 *
 * <p>The message is a key into the translated messages with its arguments; neither may hold content, titles or names of
 * anything the asker may not know. Denied-to-know and not-found are the same refusal.
 */
public final class Refusal extends RuntimeException {

    /** What kind of refusal; the web side maps each to one status. */
    public enum Code {
        NOT_SIGNED_IN,
        NOT_FOUND,
        DENIED,
        /** Allowed in itself, but the person has to be looked at again first. */
        STEP_UP,
        CONFLICT,
        /** The keys of it are withdrawn: it is kept and shown to nobody. */
        SEALED,
        INVALID,
        TOO_LARGE,
        OVER_LIMIT,
        UNAVAILABLE,
        /** The thing is there, but kept from everyone for now for a reason of law. */
        WITHHELD
    }

    private final Code code;
    private final String messageKey;
    private final List<Object> arguments;
    private final @Nullable String field;

    private Refusal(Code code, String messageKey, @Nullable String field, List<Object> arguments) {
        super(code + " " + messageKey, null, false, false);
        this.code = code;
        this.messageKey = messageKey;
        this.field = field;
        this.arguments = arguments;
    }

    public static Refusal of(Code code, String messageKey, Object... arguments) {
        return new Refusal(code, messageKey, null, List.of(arguments));
    }

    /** Input that can't be taken, with the name of the form field or JSON member it came in. */
    public static Refusal invalid(String field, String messageKey, Object... arguments) {
        return new Refusal(Code.INVALID, messageKey, field, List.of(arguments));
    }

    /** There is no such thing, or the asker may not know that there is. */
    public static Refusal notFound() {
        return of(Code.NOT_FOUND, "refusal.not-found");
    }

    /** The asker may see the thing but not do this with it. */
    public static Refusal denied() {
        return of(Code.DENIED, "refusal.denied");
    }

    /** The asker may do it once they have shown again who they are. */
    public static Refusal stepUp() {
        return of(Code.STEP_UP, "refusal.step-up");
    }

    /** The asker might see it, were it not sealed; the same words for all. */
    public static Refusal sealed() {
        return of(Code.SEALED, "refusal.sealed");
    }

    public Code code() {
        return code;
    }

    public String messageKey() {
        return messageKey;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public @Nullable String field() {
        return field;
    }
}
