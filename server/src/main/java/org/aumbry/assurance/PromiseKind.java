package org.aumbry.assurance;

/** Of what a promise is made, which decides whether evidence may stand in for a probe. */
public enum PromiseKind {
    /** The program itself keeps it: only a probe can show that. */
    SOFTWARE('S'),
    /** A page or document that the product serves. */
    DOCUMENT('D'),
    /** The customer's duty, with which the program helps. */
    CUSTOMER('C'),
    /** Something an organisation does, of which the program keeps the record. */
    ORGANISATION('O');

    private final char letter;

    PromiseKind(char letter) {
        this.letter = letter;
    }

    /** The letter used in the register file. */
    public char letter() {
        return letter;
    }

    /** Whether signed evidence counts. What software promises is shown by running it, never by a signature. */
    public boolean attestable() {
        return this != SOFTWARE;
    }

    static PromiseKind of(String text) {
        for (var kind : values()) {
            if (text.equals(String.valueOf(kind.letter))) {
                return kind;
            }
        }
        throw new IllegalStateException("The register names a kind that does not exist: " + text);
    }
}
