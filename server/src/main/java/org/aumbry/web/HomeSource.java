package org.aumbry.web;

import java.util.List;
import java.util.Optional;
import org.aumbry.kernel.Principal;

/** Supplies a list of what the person kept for the first page; beans are asked in their {@code @Order}. */
public interface HomeSource {

    /** The list, already worded; empty when the person kept nothing there. */
    Optional<HomePart> part(Principal who, Words words);

    /** @param key names the part in its heading's identifier */
    record HomePart(String key, String title, List<Kept> kept) {}

    /**
     * One thing kept.
     *
     * @param remove where a form lets go of it
     */
    record Kept(String title, String detail, String href, String remove) {}
}
