package org.aumbry.policies;

import org.aumbry.kernel.Principal;

/** One kind of thing that can be changed for a while and goes back unless that is confirmed. */
interface Reversible {

    PendingChange.Kind kind();

    /** Brings back what held before, in the running transaction. @param before as given when the change was made */
    void revert(Principal who, String before);

    /** Refuses when the one who confirms would not be able to undo it later. */
    void requireConfirmable(Principal who);
}
