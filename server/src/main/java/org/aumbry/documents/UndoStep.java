package org.aumbry.documents;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.spaces.SpaceId;

/** Where one item was and what it was called before an act. */
record UndoStep(ObjectRef item, Place place, String title) {

    /** The acts that can be taken back. */
    enum Act {
        MOVE,
        RENAME,
        TRASH
    }

    private static final String NONE = "-";

    static UndoStep of(Item item) {
        return new UndoStep(item.ref(), item.place(), item.title());
    }

    /** Shape: one line for each step, {@code kind id space folder|- base64url(title)}, separated by single blanks. */
    static String encode(List<UndoStep> steps) {
        return steps.stream().map(UndoStep::line).collect(Collectors.joining("\n"));
    }

    static List<UndoStep> decode(String text) {
        return text.lines().map(UndoStep::read).toList();
    }

    private String line() {
        var folder = place.folder() == null ? NONE : place.folder().toString();
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(title.getBytes(StandardCharsets.UTF_8));
        return String.join(" ", item.kind(), item.id().toString(), place.space().toString(), folder, encoded);
    }

    private static UndoStep read(String line) {
        var parts = line.split(" ");
        var folder = parts[3].equals(NONE) ? null : FolderId.parse(parts[3]);
        return new UndoStep(
                new ObjectRef(parts[0], UUID.fromString(parts[1])),
                new Place(SpaceId.parse(parts[2]), folder),
                new String(Base64.getUrlDecoder().decode(parts[4]), StandardCharsets.UTF_8));
    }
}
