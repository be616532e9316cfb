package org.aumbry.continuity;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.TamperedException;
import org.jspecify.annotations.Nullable;

/**
 * Checks an archive's folder without any key and without a server: every signature and hash, that no part of a base
 * backup and no segment of the log is missing, and every blob that a list names.
 */
public final class ArchiveCheck {

    private final ArchiveLocation location;
    private final @Nullable String signer;
    private final List<String> faults = new ArrayList<>();
    private long parts;
    private long blobs;
    private int generations;

    private ArchiveCheck(ArchiveLocation location, @Nullable String signer) {
        this.location = location;
        this.signer = signer;
    }

    /**
     * Checks a folder and prints what was found.
     *
     * @param signer who must have signed it, as the backup key's sheet says; null: whoever signed the first list
     * @return whether everything holds
     */
    public static boolean run(Path folder, @Nullable String signer, PrintStream out) {
        var check = new ArchiveCheck(new DirectoryLocation("folder", "here", folder, false), signer);
        try {
            check.look();
        } catch (IOException unreadable) {
            check.faults.add("The folder can't be read: " + unreadable.getMessage());
        }
        check.faults.forEach(out::println);
        out.println(check.generations + " generations, " + check.parts + " parts, " + check.blobs + " blobs");
        if (check.generations == 0) {
            out.println("There is no archive in this folder.");
            return false;
        }
        out.println(check.faults.isEmpty() ? "Everything holds." : check.faults.size() + " faults.");
        return check.faults.isEmpty();
    }

    private void look() throws IOException {
        var reader = new ArchiveReader(List.of(location), signer);
        List<Generation> all;
        try {
            all = reader.generations();
        } catch (TamperedException wrong) {
            faults.add("The list of a generation is damaged or signed by somebody else.");
            return;
        }
        for (var generation : all) {
            generations++;
            everyPart(generation);
            manifest(reader, generation);
        }
        continuousLog(reader, all);
    }

    /** What is there is whole and signed. */
    private void everyPart(Generation generation) throws IOException {
        for (var part : location.list(Generation.FOLDER + generation.id())) {
            parts++;
            var bytes = location.get(part.name());
            boolean whole = part.name().endsWith(".txt") ? signedText(bytes) : signedPart(bytes, part.name());
            if (!whole) {
                faults.add("Damaged, or signed by somebody else: " + part.name());
            }
        }
    }

    private boolean signedText(byte[] bytes) {
        try {
            return signer == null ? SignedText.whole(bytes) : SignedText.read(bytes, signer).lines().size() > 1;
        } catch (TamperedException wrong) {
            return false;
        }
    }

    private boolean signedPart(byte[] bytes, String name) {
        try {
            var header = Parts.header(bytes);
            var expected = signer == null ? header.signer() : HexFormat.of().parseHex(signer);
            return header.name().equals(name) && Parts.signedBy(bytes, expected);
        } catch (TamperedException damaged) {
            return false;
        }
    }

    /** What the lists name is there. */
    private void manifest(ArchiveReader reader, Generation generation) throws IOException {
        try {
            var manifest = reader.manifest(generation.id());
            if (manifest.isEmpty()) {
                if (!location.list(Generation.FOLDER + generation.id() + "/drills").isEmpty()) {
                    faults.add("Missing: " + Generation.manifestOf(generation.id()));
                }
                return;
            }
            for (var part : manifest.get().parts()) {
                if (!location.has(part.name())) {
                    faults.add("Missing: " + part.name());
                } else if (!part.sha256().equals(HexFormat.of().formatHex(Hashes.sha256(location.get(part.name()))))) {
                    faults.add("Other bytes than the list says: " + part.name());
                }
            }
            blobs(reader, generation);
        } catch (TamperedException wrong) {
            faults.add("A list of generation " + generation.id() + " is damaged or signed by somebody else.");
        }
    }

    private void blobs(ArchiveReader reader, Generation generation) throws IOException {
        for (var blob : reader.blobs(generation.id())) {
            blobs++;
            if (!location.has(blob.name())) {
                faults.add("Missing: " + blob.name());
                continue;
            }
            try (var in = location.open(blob.name())) {
                if (!BlobCopies.sha256(in).equals(blob.sha256())) {
                    faults.add("Other bytes than the list says: " + blob.name());
                }
            }
        }
    }

    /** Within one line of history no segment of the log is missing between the first and the last. */
    private void continuousLog(ArchiveReader reader, List<Generation> all) throws IOException {
        var wholeByLine = new TreeMap<String, TreeMap<Long, Boolean>>();
        for (var generation : all) {
            var line = generation.installation() + " " + generation.timeline();
            var known = wholeByLine.computeIfAbsent(line, each -> new TreeMap<>());
            reader.log(generation.id(), generation.timeline()).forEach((segment, names) -> known.merge(
                    segment, names.stream().anyMatch(name -> !name.contains(".")), Boolean::logicalOr));
        }
        wholeByLine.values().forEach(this::continuous);
    }

    private void continuous(TreeMap<Long, Boolean> segments) {
        if (segments.isEmpty()) {
            return;
        }
        for (long segment = segments.firstKey(); segment < segments.lastKey(); segment++) {
            if (!segments.getOrDefault(segment, false)) {
                faults.add("The log has a gap: segment " + Lsn.fileName(1, segment).substring(8)
                        + " is missing or not whole.");
            }
        }
    }
}
