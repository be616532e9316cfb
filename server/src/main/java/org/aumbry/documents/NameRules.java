package org.aumbry.documents;

import com.ibm.icu.lang.UCharacter;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.aumbry.kernel.Refusal;

/** What documents and folders may be called, and when two names are the same. */
final class NameRules {

    /** In code points, after normalising. */
    static final int LONGEST = 255;

    /** Deepest nesting of folders. */
    static final int DEEPEST = 32;

    /** Most folders an uploaded relative path may name. */
    static final int LONGEST_PATH = DEEPEST;

    private static final Set<String> NOWHERE = Set.of(".", "..");
    private static final int LONGEST_EXTENSION = 16;

    private NameRules() {}

    /**
     * The name as it is kept: Unicode normal form C, without blanks around it.
     *
     * @throws Refusal invalid when it is empty, too long, a step in a path, or holds characters that are not for names:
     *     slashes, control characters, line separators, unpaired surrogates, or marks that turn the writing direction
     *     around and so could hide what a name ends in
     */
    static String accept(String raw) {
        if (raw.length() > 4 * LONGEST) {
            throw Refusal.invalid("name", "documents.refusal.name-length", LONGEST);
        }
        var name = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
        int length = name.codePointCount(0, name.length());
        if (length == 0 || length > LONGEST) {
            throw Refusal.invalid("name", "documents.refusal.name-length", LONGEST);
        }
        if (NOWHERE.contains(name) || name.codePoints().anyMatch(NameRules::forbidden)) {
            throw Refusal.invalid("name", "documents.refusal.name-characters");
        }
        return name;
    }

    /** The form in which two names of one place are compared: case and compatible spellings make no difference. */
    static String folded(String name) {
        return Normalizer.normalize(UCharacter.foldCase(Normalizer.normalize(name, Normalizer.Form.NFKC), true),
                Normalizer.Form.NFKC);
    }

    /** The name itself, then {@code name (2).ext}, {@code name (3).ext} and so on, each within the allowed length. */
    static Stream<String> candidates(String name) {
        return Stream.concat(Stream.of(name), Stream.iterate(2, n -> n + 1).map(n -> numbered(name, n)));
    }

    static String numbered(String name, int number) {
        var extension = extension(name);
        var stem = name.substring(0, name.length() - extension.length());
        var suffix = " (" + number + ")" + extension;
        int room = LONGEST - suffix.codePointCount(0, suffix.length());
        if (stem.codePointCount(0, stem.length()) > room) {
            stem = stem.substring(0, stem.offsetByCodePoints(0, room)).stripTrailing();
        }
        return stem + suffix;
    }

    /** The extension with its full stop; empty when there is none. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        boolean some = dot > 0 && dot < name.length() - 1 && name.length() - dot <= LONGEST_EXTENSION;
        return some && name.indexOf(' ', dot) < 0 ? name.substring(dot) : "";
    }

    /** The folders of an uploaded file's relative path, outermost first, each an acceptable name; without the file. */
    static List<String> folders(String relativePath) {
        if (relativePath.isEmpty()) {
            return List.of();
        }
        var steps = List.of(relativePath.split("/", -1));
        if (steps.size() > LONGEST_PATH + 1) {
            throw Refusal.invalid("path", "documents.refusal.too-deep", DEEPEST);
        }
        return steps.subList(0, steps.size() - 1).stream().map(NameRules::accept).toList();
    }

    /** The steps of a path as {@link #folders} accepted them, joined by slashes. */
    static List<String> steps(String path) {
        return path.isEmpty() ? List.of() : List.of(path.split("/"));
    }

    /** What a downloaded version is called: the title, unless that version is another kind of file. */
    static String downloadName(String title, String fileName) {
        boolean same = extension(title).equalsIgnoreCase(extension(fileName));
        return same || extension(fileName).isEmpty() ? title : title + extension(fileName);
    }

    private static boolean forbidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> character == '/' || character == '\\' || turning(character) || nonCharacter(character);
        };
    }

    /** Embeddings, overrides and isolates of Unicode TR 9; the plain marks that scripts need are not among them. */
    private static boolean turning(int character) {
        return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    }

    private static boolean nonCharacter(int character) {
        return (character & 0xFFFE) == 0xFFFE || character >= 0xFDD0 && character <= 0xFDEF;
    }
}
