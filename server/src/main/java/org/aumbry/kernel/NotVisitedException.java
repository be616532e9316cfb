package org.aumbry.kernel;

/** Another machine is not asked now. */
public final class NotVisitedException extends RuntimeException {

    /** Why not. */
    public enum Why {
        /** The installation does not go there. */
        NOT_ALLOWED,
        /** It was silent several times in a row and is left alone for a while, or is being tried by somebody else. */
        RESTS,
        /** As many as may already wait for it. */
        CROWDED
    }

    private final Why why;

    public NotVisitedException(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
