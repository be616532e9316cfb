package org.aumbry.access;

import java.time.Instant;

/** Where the people and memberships come from. */
interface PeopleSource {

    /** As they stand now; without those whose time is over by then. */
    People load(Instant now);

    /** As they stood at an earlier moment. */
    People then(Instant at);
}
