package org.aumbry.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * Where things stand and stood: what access asks of a module that keeps things in containers. Answers whoever asks;
 * access decides who is told what.
 */
public interface Whereabouts {

    /** One thing and the class that decides about it. */
    record Held(ObjectRef object, AccessClass accessClass) {}

    /** Whether it answers for this kind of thing. */
    boolean keeps(String kind);

    /**
     * The class that decides, or decided, about the thing.
     *
     * @param at null = now
     */
    Optional<AccessClass> classOf(ObjectRef object, @Nullable Instant at);

    /** The classes that decide about those of the things that it keeps, now. */
    Collection<AccessClass> classesOf(Collection<UUID> objects);

    /**
     * Things of these classes in the order of their identifiers.
     *
     * @param after the last one seen; null = from the beginning
     * @param limit at most 1000
     * @param at null = now
     */
    List<Held> in(long[] classes, @Nullable UUID after, int limit, @Nullable Instant at);

    /** How many things there are in these classes. */
    long count(long[] classes, @Nullable Instant at);
}
