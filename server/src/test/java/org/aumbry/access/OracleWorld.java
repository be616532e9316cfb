package org.aumbry.access;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aumbry.kernel.Permission;

/**
 * A second, slow answer to who may do what: asks one question at a time, from plain facts, straight from the rules as
 * they are told to people. Knows nothing of how the program works it out and uses nothing of it.
 *
 * <p>The rules: what is given to someone, to a group they are in by whatever way, or to everyone when they are no
 * guest, counts on the thing and on whatever lies in it, down to where inheritance is broken. Whatever is given brings
 * sight with it. What is taken is taken, whoever gave it and wherever. A profile is the most that can be left. Without
 * sight nothing is left. What is over counts for nothing; a guest whose time is over is nobody. A link is given to as
 * people are, and what is taken from everyone or from whoever made it is taken from it.
 */
final class OracleWorld {

    /** Someone who asks. */
    record Asker(String name, boolean guest, boolean link, int leavesAt) {}

    /** A thing; around is null for one that lies in nothing. */
    record Thing(String name, String around, boolean broken) {}

    /** Something given or taken; to is a name of a person, group or link, or {@code *} for everyone. */
    record Fact(String thing, String to, boolean given, Set<Permission> verbs, int endsAt) {}

    final Map<String, Asker> askers = new HashMap<>();
    final Map<String, Thing> things = new HashMap<>();
    final Map<String, Set<String>> members = new HashMap<>();
    final Map<String, Set<Permission>> profiles = new HashMap<>();
    /** Who made each link. */
    final Map<String, String> makers = new HashMap<>();
    final List<Fact> facts = new ArrayList<>();

    /** May they, at that second? */
    boolean may(String asker, String thing, Permission verb, int second) {
        var who = askers.get(asker);
        if (who.leavesAt() <= second) {
            return false;
        }
        return left(who, thing, verb, second) && left(who, thing, Permission.VIEW, second);
    }

    private boolean left(Asker who, String thing, Permission verb, int second) {
        boolean given = false;
        for (var place : placesThatCount(thing)) {
            for (var fact : facts) {
                if (!fact.thing().equals(place) || fact.endsAt() <= second) {
                    continue;
                }
                boolean mentions = fact.verbs().contains(verb);
                if (!fact.given() && mentions && takenFrom(who, fact.to())) {
                    return false;
                }
                boolean brings = fact.given() && (mentions || verb == Permission.VIEW);
                given |= brings && givenTo(who, fact.to());
            }
        }
        var most = profiles.get(who.name());
        boolean withinProfile = most == null || verb == Permission.VIEW || most.contains(verb);
        return given && withinProfile;
    }

    /** The thing, what it lies in, and so on outwards until one is broken. */
    private List<String> placesThatCount(String thing) {
        var places = new ArrayList<String>();
        String at = thing;
        while (at != null) {
            places.add(at);
            var here = things.get(at);
            at = here.broken() ? null : here.around();
        }
        return places;
    }

    private boolean givenTo(Asker who, String to) {
        if (to.equals("*")) {
            return !who.guest() && !who.link();
        }
        return to.equals(who.name()) || !who.link() && isIn(who.name(), to, new HashSet<>());
    }

    private boolean takenFrom(Asker who, String to) {
        if (!who.link()) {
            return givenTo(who, to);
        }
        var maker = makers.get(who.name());
        return to.equals("*") || to.equals(who.name()) || to.equals(maker) || isIn(maker, to, new HashSet<>());
    }

    private boolean isIn(String name, String group, Set<String> seen) {
        if (!members.containsKey(group) || !seen.add(group)) {
            return false;
        }
        for (var member : members.get(group)) {
            if (member.equals(name) || isIn(name, member, seen)) {
                return true;
            }
        }
        return false;
    }

    /** Everything they may do with the thing. */
    Set<Permission> verbs(String asker, String thing, int second) {
        var verbs = EnumSet.noneOf(Permission.class);
        for (var verb : Permission.values()) {
            if (may(asker, thing, verb, second)) {
                verbs.add(verb);
            }
        }
        return verbs;
    }
}
