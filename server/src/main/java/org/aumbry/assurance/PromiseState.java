package org.aumbry.assurance;

import java.util.Locale;

/** What is known about a promise now, from best to worst; of several answers the worst counts. */
public enum PromiseState {
    /** Every probe looked lately and saw it hold. */
    HOLDS,
    /** Signed evidence that has not expired stands for it. */
    ATTESTED,
    /** No probe and no evidence exists. */
    NOT_BUILT,
    /** A probe has not looked for too long, or the evidence has expired. */
    OVERDUE,
    /** A probe looked and saw it broken, or could not look. */
    FAILS;

    /** Lower case with hyphens, as in addresses, message keys and the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    PromiseState orWorse(PromiseState other) {
        return other.ordinal() > ordinal() ? other : this;
    }
}
