package org.aumbry.access;

/**
 * How far a thing can be seen, for the reach mark.
 *
 * @param level 1 only you, 2 so many people, 3 everyone in the network, 4 anyone with a link
 * @param people how many people can open it now, the asker among them
 * @param guests how many of those are guests
 */
public record Reach(int level, int people, int guests) {

    public static final int ONLY_YOU = 1;
    public static final int PEOPLE = 2;
    public static final int EVERYONE = 3;
    public static final int LINK = 4;
}
