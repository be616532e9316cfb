package org.aumbry.access;

/** Where the people and memberships come from. */
interface PeopleSource {

    People load();
}
