package org.aumbry.identity;

import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;

/**
 * Things that belong to one person and must not be left without one; each module answers for its own kinds.
 *
 * <p>Called inside the transaction of the act that lets a person go, so that either everything changes hands or
 * nothing.
 */
public interface Handover {

    /** What is handed over, as the end of a message key and in the journal: {@code drives}, {@code snips}, ... */
    String kind();

    /** How many things of the kind would be without anybody if the person went. */
    long count(UserId person);

    /** Gives all of them to the successor; how many. The caller has decided. */
    long handOver(Principal who, UserId from, UserId to);
}
