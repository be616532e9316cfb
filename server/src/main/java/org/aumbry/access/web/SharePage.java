package org.aumbry.access.web;

import java.util.List;
import org.aumbry.web.Option;
import org.aumbry.access.SharePart;
import org.aumbry.web.ReachMark;
import org.jspecify.annotations.Nullable;

/**
 * Screen 6: who was added to a thing, who comes with its surroundings, and the form to change it.
 *
 * @param action address that the forms of this page post to
 * @param back address of the thing itself
 * @param mayShare whether the asker may add and remove people here
 * @param mayManage whether the asker may also deny, and cut off or restore inheritance
 * @param roles what the asker can give: at most what they have
 * @param candidates names of people and groups, for completion in the browser
 * @param around what comes from the containers around it, innermost first
 * @param inheritance how the thing stands to what is around it
 * @param typed what was typed into the form that could not be taken; empty otherwise
 * @param error the sentence about it; null when there is none
 * @param invitation the way in for a guest just invited, shown this once; null when nobody was
 * @param parts what other modules add, such as links
 */
public record SharePage(
        String title,
        String placeTitle,
        String kind,
        String action,
        String back,
        ReachMark reach,
        String reachSentence,
        boolean mayShare,
        boolean mayManage,
        List<Option> roles,
        List<String> candidates,
        List<Row> here,
        List<Around> around,
        Inheritance inheritance,
        String link,
        String typed,
        @Nullable String error,
        @Nullable String invitation,
        List<SharePart.Drawing> parts) {

    /** How a thing stands to the container around it. */
    public enum Inheritance {
        /** A space or drive: nothing is around it. */
        ROOT,
        INHERITS,
        BROKEN
    }

    /**
     * One grant.
     *
     * @param id of the grant, for its forms
     * @param role value of the bundle it is, or empty when it is none
     * @param denied whether it takes instead of gives
     * @param own whether it is the asker's own, which they can't change
     */
    public record Row(
            String id, String name, String detail, String role, String roleLabel, boolean denied, boolean own) {}

    /** What one container around the thing contributes. */
    public record Around(String title, List<Row> rows) {}
}
