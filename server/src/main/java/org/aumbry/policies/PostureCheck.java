package org.aumbry.policies;

import java.util.Optional;

/** Looks for something other than an option that leaves the entered network weaker; modules above know of it. */
public interface PostureCheck {

    /** What is amiss; empty when nothing is. Called in the network, in a transaction. */
    Optional<Shortcoming> look();

    /**
     * What is amiss.
     *
     * @param message the sentence's key; its only word is the count
     * @param path the page where it can be mended
     * @param weight beside an option's, which is 1 to 6
     */
    record Shortcoming(String message, long count, String path, int weight) {}
}
