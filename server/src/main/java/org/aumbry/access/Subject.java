package org.aumbry.access;

import java.util.UUID;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/** To whom a grant applies. */
public sealed interface Subject {

    /** One person. */
    record OfUser(UserId user) implements Subject {}

    /** Everyone in a group, directly or through groups inside it. */
    record OfGroup(GroupId group) implements Subject {}

    /** Everyone in the network but guests. */
    record OfEveryone() implements Subject {}

    /** Whoever holds a link, signed in or not. */
    record OfLink(UUID link) implements Subject {}

    static Subject user(UserId user) {
        return new OfUser(user);
    }

    static Subject group(GroupId group) {
        return new OfGroup(group);
    }

    static Subject everyone() {
        return new OfEveryone();
    }

    static Subject link(UUID link) {
        return new OfLink(link);
    }

    /** The kind as stored and as sent in forms: {@code user}, {@code group}, {@code everyone} or {@code link}. */
    default String kind() {
        return switch (this) {
            case OfUser user -> "user";
            case OfGroup group -> "group";
            case OfEveryone everyone -> "everyone";
            case OfLink link -> "link";
        };
    }

    /** The person's, group's or link's identifier; null for everyone. */
    default @Nullable UUID id() {
        return switch (this) {
            case OfUser(var user) -> user.value();
            case OfGroup(var group) -> group.value();
            case OfEveryone() -> null;
            case OfLink(var link) -> link;
        };
    }

    /** The subject with that kind and id, as stored. */
    static Subject of(String kind, @Nullable UUID id) {
        if (kind.equals("everyone")) {
            return everyone();
        }
        if (id == null) {
            throw new IllegalArgumentException("a " + kind + " needs an id");
        }
        return switch (kind) {
            case "user" -> user(new UserId(id));
            case "group" -> group(new GroupId(id));
            case "link" -> link(id);
            default -> throw new IllegalArgumentException("no such subject kind");
        };
    }
}
