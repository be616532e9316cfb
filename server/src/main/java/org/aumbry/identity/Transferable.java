package org.aumbry.identity;

import java.util.UUID;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;

/** A kind of thing that one person runs and can hand to another; each module answers for its own kinds. */
public interface Transferable {

    /** {@code network} or {@code space}. */
    String kind();

    /** Refuses, as not found, everyone who does not run the thing at this moment. */
    void requireRuns(Principal who, UserId person, UUID object);

    /** What the thing is called, for someone who is offered it. */
    String title(UUID object);

    /** Puts the one in the place of the other; both have agreed. */
    void carryOut(Principal who, UserId from, UserId to, UUID object);
}
