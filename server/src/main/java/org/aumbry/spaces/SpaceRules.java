package org.aumbry.spaces;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Set;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Refusal;

/** The decisions about spaces that need no table. */
final class SpaceRules {

    static final int LONGEST_NAME = 120;
    static final int LONGEST_PURPOSE = 1000;
    static final int LONGEST_NOTE = 500;
    static final Duration ENTRY_LIFETIME = Duration.ofDays(30);

    /** What a member may do by default. */
    static final Set<Permission> MEMBER = Set.of(
            Permission.VIEW, Permission.COMMENT, Permission.EDIT, Permission.SHARE, Permission.DOWNLOAD);

    /** What an administrator of the space, or the owner of a drive, may do. */
    static final Set<Permission> ADMIN = Set.of(Permission.values());

    /** What a guest in a space and everyone in a public drive may do. */
    static final Set<Permission> READER = Set.of(Permission.VIEW, Permission.COMMENT, Permission.DOWNLOAD);

    private SpaceRules() {}

    /** One line of 1 to 120 characters without control characters. */
    static String name(String raw) {
        var name = Normalizer.normalize(raw.strip(), Normalizer.Form.NFC);
        if (name.isEmpty() || length(name) > LONGEST_NAME || name.codePoints().anyMatch(SpaceRules::forbidden)) {
            throw Refusal.invalid("name", "spaces.refusal.name", LONGEST_NAME);
        }
        return name;
    }

    /** Up to 1000 characters, line breaks allowed. */
    static String purpose(String raw) {
        return text("purpose", raw, LONGEST_PURPOSE);
    }

    /** Up to 500 characters, line breaks allowed. */
    static String note(String raw) {
        return text("note", raw, LONGEST_NOTE);
    }

    static SpaceSettings settings(SpaceSettings raw) {
        return new SpaceSettings(name(raw.name()), purpose(raw.purpose()), raw.joinMode(), raw.listed());
    }

    /**
     * What becomes of someone who wants in by themselves.
     *
     * @param sees whether the person may know of the space at all: it is listed, or they may look inside
     */
    static WayIn wayIn(JoinMode mode, boolean sees) {
        if (!sees) {
            return WayIn.UNKNOWN;
        }
        return switch (mode) {
            case OPEN -> WayIn.JOIN;
            case REQUEST -> WayIn.ASK;
            case INVITATION -> WayIn.CLOSED;
        };
    }

    /** The ways a person may come in without being asked. */
    enum WayIn {
        UNKNOWN,
        JOIN,
        ASK,
        CLOSED
    }

    private static String text(String field, String raw, int longest) {
        var text = Normalizer.normalize(raw.strip().replace("\r\n", "\n"), Normalizer.Form.NFC);
        if (length(text) > longest || text.codePoints().anyMatch(c -> c != '\n' && c != '\t' && forbidden(c))) {
            throw Refusal.invalid(field, "spaces.refusal.text", longest);
        }
        return text;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean forbidden(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.SURROGATE || character == 0x2028 || character == 0x2029;
    }
}
