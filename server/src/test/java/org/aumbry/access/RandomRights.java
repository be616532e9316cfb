package org.aumbry.access;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.aumbry.kernel.Permission;

/** Makes up people, groups in groups, things in things and what is given and taken, from a seed. */
final class RandomRights {

    static final int NEVER = Integer.MAX_VALUE;
    private static final int PEOPLE = 8;
    private static final int GROUPS = 6;
    private static final int LINKS = 2;
    private static final int THINGS = 12;
    private static final int FACTS = 26;

    private final Random random;
    private final OracleWorld world = new OracleWorld();
    private final List<String> people = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final List<String> things = new ArrayList<>();

    private RandomRights(long seed) {
        this.random = new Random(seed);
    }

    static OracleWorld of(long seed) {
        return new RandomRights(seed).made();
    }

    private OracleWorld made() {
        for (int i = 0; i < PEOPLE; i++) {
            boolean guest = random.nextInt(3) == 0;
            boolean leaves = guest && random.nextBoolean();
            var name = "person" + i;
            people.add(name);
            world.askers.put(name, new OracleWorld.Asker(name, guest, false, leaves ? random.nextInt(20) : NEVER));
            if (random.nextInt(4) == 0) {
                var profile = verbs();
                profile.add(Permission.VIEW);
                world.profiles.put(name, profile);
            }
        }
        for (int i = 0; i < LINKS; i++) {
            links.add("link" + i);
            world.askers.put("link" + i, new OracleWorld.Asker("link" + i, true, true, NEVER));
            world.makers.put("link" + i, pick(people));
        }
        groups();
        for (int i = 0; i < THINGS; i++) {
            var around = things.isEmpty() || random.nextInt(6) == 0 ? null : pick(things);
            boolean broken = around == null || random.nextInt(5) == 0;
            things.add("thing" + i);
            world.things.put("thing" + i, new OracleWorld.Thing("thing" + i, around, broken));
        }
        for (int i = 0; i < FACTS; i++) {
            int ends = random.nextInt(5) == 0 ? random.nextInt(20) : NEVER;
            world.facts.add(new OracleWorld.Fact(pick(things), subject(), random.nextInt(10) < 7, verbs(), ends));
        }
        return world;
    }

    /** Groups hold people and each other, also in circles, which the program refuses to make but must survive. */
    private void groups() {
        for (int i = 0; i < GROUPS; i++) {
            groups.add("group" + i);
        }
        for (var group : groups) {
            var inside = new HashSet<String>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                inside.add(random.nextInt(3) == 0 ? pick(groups) : pick(people));
            }
            inside.remove(group);
            world.members.put(group, inside);
        }
    }

    private String subject() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> pick(people);
            case 4, 5, 6 -> pick(groups);
            case 7, 8 -> "*";
            default -> pick(links);
        };
    }

    private Set<Permission> verbs() {
        var some = EnumSet.noneOf(Permission.class);
        while (some.isEmpty()) {
            for (var permission : Permission.values()) {
                if (random.nextInt(3) == 0) {
                    some.add(permission);
                }
            }
        }
        return some;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
