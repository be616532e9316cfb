package org.aumbry.documents;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What documents are called inside one packed file, so that every usual program can unpack it: no step out of the
 * folder it is unpacked in, no name that some system keeps for itself, no two names that only differ in case.
 */
final class ArchiveNames {

    private static final Pattern NOT_EVERYWHERE = Pattern.compile("[<>:\"|?*/\\\\\\p{Cntrl}]");
    private static final Pattern TRAILING = Pattern.compile("[. ]+$");
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");

    private final Map<String, Set<String>> taken = new HashMap<>();
    private final Map<List<String>, String> paths = new HashMap<>();

    /** The path of a document, with slashes; never given twice. */
    String path(List<String> folders, String name) {
        var folder = folder(folders);
        return folder + free(folder, step(name));
    }

    private String folder(List<String> folders) {
        if (folders.isEmpty()) {
            return "";
        }
        var known = paths.get(folders);
        if (known == null) {
            var around = folder(folders.subList(0, folders.size() - 1));
            known = around + free(around, step(folders.getLast())) + "/";
            paths.put(List.copyOf(folders), known);
        }
        return known;
    }

    private String free(String folder, String name) {
        var there = taken.computeIfAbsent(folder, key -> new HashSet<>());
        return NameRules.candidates(name)
                .filter(each -> there.add(NameRules.folded(each).toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    private static String step(String name) {
        var plain = TRAILING.matcher(NOT_EVERYWHERE.matcher(name).replaceAll("_")).replaceAll("_");
        return plain.isEmpty() || DEVICE.matcher(plain).matches() ? "_" + plain : plain;
    }
}
