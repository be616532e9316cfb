package org.aumbry.web;

import org.aumbry.kernel.ObjectRef;

/**
 * How far a thing can be seen: bars and words, leading to the page that lists everyone.
 *
 * @param level 1 only the asker, 2 several people, 3 everyone in the network, 4 anyone with a link
 * @param people how many can see it, the asker among them
 * @param href the audience page
 */
public record ReachMark(int level, long people, String href) {

    public static final int ONLY_YOU = 1;
    public static final int PEOPLE = 2;
    public static final int EVERYONE = 3;
    public static final int LINK = 4;

    public ReachMark {
        if (level < ONLY_YOU || level > LINK) {
            throw new IllegalArgumentException("a reach has four levels");
        }
    }

    public static ReachMark of(ObjectRef object, int level, long people) {
        return new ReachMark(level, people, "/access/" + object.kind() + "/" + object.id());
    }
}
