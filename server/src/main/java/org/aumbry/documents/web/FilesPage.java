package org.aumbry.documents.web;

import java.util.List;
import org.aumbry.spaces.SpaceFrame;
import org.aumbry.web.Crumb;
import org.aumbry.web.ReachMark;
import org.aumbry.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a space, drive or folder.
 *
 * @param frame head of the space; null when the asker may see the folder but not the space
 * @param folder the folder; null at the top of the space
 * @param place what forms call the place
 * @param address the place's page
 * @param edits whether the asker may add things here
 * @param sort {@code name}, {@code changed} or {@code size}
 * @param total how many things there are to see
 * @param labels the labels to narrow the list to; empty when nothing in it is labelled
 * @param cut true when the place holds more than can be listed
 */
public record FilesPage(
        @Nullable SpaceFrame frame,
        @Nullable FolderHead folder,
        List<Crumb> crumbs,
        List<FileLine> lines,
        String place,
        String address,
        boolean edits,
        String sort,
        int total,
        List<Tab> labels,
        boolean cut,
        @Nullable String first,
        @Nullable String next) {

    /** The folder that is open. */
    public record FolderHead(String title, ReachMark reach, String ref) {}

    public String title() {
        if (folder != null) {
            return folder.title();
        }
        return frame == null ? "" : frame.title();
    }
}
